import type { Connection, SecretState } from '#contract/connection'
import { AppError } from '../errors'
import type { SecretStore } from '../host-port'

/** Passwords: in this process's memory, and encrypted on disk where the host can and the user asked for it. */
export class Secrets {
  readonly #store: SecretStore
  readonly #memory = new Map<string, string>()

  constructor(store: SecretStore) {
    this.#store = store
  }

  /** Whether this host keeps passwords, and why not. */
  get keeps(): { can: boolean; why: string | null } {
    return { can: this.#store.can, why: this.#store.why }
  }

  /** Where a connection's password is. */
  async stateOf(connection: Connection): Promise<SecretState> {
    if (connection.target.kind === 'embedded') return 'not-needed'
    if ((await this.#stored(connection.id)) !== null) return 'stored'
    return this.#memory.has(connection.id) ? 'in-memory' : 'missing'
  }

  /** A connection's password; null where none is needed or known (an empty one is known). */
  async passwordOf(connection: Connection): Promise<string | null> {
    if (connection.target.kind === 'embedded') return null
    return this.#memory.get(connection.id) ?? (await this.#stored(connection.id))
  }

  /** Keeps a password for this session and, with `onDisk`, beyond it; without, a copy on disk is forgotten. */
  async remember(id: string, password: string, onDisk: boolean): Promise<void> {
    this.#memory.set(id, password)
    if (!this.#store.can) return
    try {
      await this.#store.write(id, onDisk ? password : null)
    } catch (error) {
      throw new AppError('host-refused', 'The password could not be kept on this computer.', {
        advice: 'It is known until Varve is closed, and will be asked for again after that.',
        cause: error,
      })
    }
  }

  /** Forgets a connection's password everywhere. */
  async forget(id: string): Promise<void> {
    this.#memory.delete(id)
    if (this.#store.can) await this.#store.write(id, null)
  }

  /** Forgets what is in memory. */
  clear(): void {
    this.#memory.clear()
  }

  // A keychain that refuses is the same as one that holds nothing: the password is asked for.
  async #stored(id: string): Promise<string | null> {
    return this.#store.can ? this.#store.read(id).catch(() => null) : null
  }
}
