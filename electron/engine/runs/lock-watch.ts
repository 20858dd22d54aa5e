import type { RunLock } from '../dialects/dialect'
import { AppError } from '../errors'

const askAgainMs = 1000

/** The run lock of a run under way, asked after at most once a second. */
export class LockWatch {
  readonly #lock: RunLock
  #asked = -Infinity

  constructor(lock: RunLock) {
    this.#lock = lock
  }

  /** Throws `connection-lost` where the server does not hold the lock for this run any more. */
  async refuseIfLost(): Promise<void> {
    if (performance.now() - this.#asked < askAgainMs) return
    if (!(await this.#lock.held().catch(() => false))) {
      throw new AppError(
        'connection-lost',
        'The run lock of this database was lost: the link that holds it is gone.',
        { advice: 'Nothing more was sent. Look at the history and start again.' },
      )
    }
    this.#asked = performance.now()
  }
}
