import type { ServerInfo } from '#contract/connection'
import type { Session, SessionOptions } from './dialect'

/** An empty database that nobody else uses, made for a look and gone afterwards. */
export interface Throwaway {
  readonly server: ServerInfo
  /** For people: `PGlite 18.0`, `a scratch database on db.example.com`. */
  readonly where: string
  connect(options: SessionOptions): Promise<Session>
  /** Empties it; every link to it is closed first. */
  clear(): Promise<void>
  /** Removes it. Never throws. */
  close(): Promise<void>
}

export interface WantedThrowaway {
  /** Extensions that have to be there to be created: `pg_trgm`. */
  readonly extensions: readonly string[]
}
