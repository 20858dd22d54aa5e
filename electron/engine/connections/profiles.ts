import { join } from 'node:path'
import { z } from 'zod'
import { Connection } from '#contract/connection'
import { isSecretParameter } from '#contract/connection-url-parameters'
import { AppError } from '../errors'
import { ListStore } from './store'

const Profile = z.object({ folder: z.string(), connection: Connection })
/** A saved connection and the project folder it belongs to. */
export type Profile = z.infer<typeof Profile>

/** The saved connections of every project, without any secret. */
export class Profiles {
  readonly #store: ListStore<Profile>
  readonly #temporary = new Map<string, Connection>()

  constructor(dataFolder: string) {
    this.#store = new ListStore(join(dataFolder, 'connections.json'), Profile)
  }

  /** A sentence, where the file was found garbled and set aside. */
  get notice(): string | null {
    return this.#store.notice
  }

  /** The connections of one project, in the order they were first saved. */
  async list(folder: string): Promise<Connection[]> {
    const profiles = await this.#store.read()
    return profiles.filter((profile) => profile.folder === folder).map(({ connection }) => connection)
  }

  /** The saved connections of this name, of whichever project. */
  async named(name: string): Promise<Connection[]> {
    const profiles = await this.#store.read()
    return profiles.map(({ connection }) => connection).filter((connection) => connection.name === name)
  }

  /** Knows a connection until this process ends, without saving it: one named on a command line. */
  addTemporary(connection: Connection): void {
    this.#temporary.set(connection.id, connection)
  }

  /** The connection with this id, whichever project it belongs to. */
  async find(id: string): Promise<Connection> {
    const temporary = this.#temporary.get(id)
    if (temporary !== undefined) return temporary
    const profiles = await this.#store.read()
    const found = profiles.find(({ connection }) => connection.id === id)
    if (found !== undefined) return found.connection
    throw new AppError('no-such-connection', 'This connection is no longer saved.', {
      advice: 'It may have been removed in another window. Choose or make another one.',
    })
  }

  /** Adds a connection to a project, or puts it in the place of the one with its id. */
  async save(folder: string, connection: Connection): Promise<Connection> {
    const saved = withoutSecrets(connection)
    await this.#store.change((profiles) => {
      const at = profiles.findIndex((profile) => profile.connection.id === saved.id)
      if (at >= 0 && profiles[at]?.folder !== folder) {
        throw new AppError('no-such-connection', 'A connection of another project already has this id.')
      }
      return at < 0
        ? [...profiles, { folder, connection: saved }]
        : profiles.with(at, { folder, connection: saved })
    })
    return saved
  }

  /** Forgets a connection; the database it leads to is not touched. */
  async remove(folder: string, id: string): Promise<void> {
    await this.#store.change((profiles) =>
      profiles.filter((profile) => profile.folder !== folder || profile.connection.id !== id),
    )
  }
}

function withoutSecrets(connection: Connection): Connection {
  const { target } = connection
  if (target.kind === 'embedded') return connection
  const kept = Object.entries(target.parameters).filter(([name]) => !isSecretParameter(name))
  return { ...connection, target: { ...target, parameters: Object.fromEntries(kept) } }
}
