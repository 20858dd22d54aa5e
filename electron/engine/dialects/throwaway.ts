import type { Catalog } from '#contract/catalog'
import type { ServerInfo } from '#contract/connection'
import { AppError } from '#engine/errors'
import type { CatalogFollower, Session, SessionOptions } from './dialect'

/** An empty database that nobody else uses, made for a look and gone afterwards. */
export interface Throwaway {
  readonly server: ServerInfo
  /** For people: `PGlite 18.0`, `a scratch database on db.example.com`. */
  readonly where: string
  /** What was put into it for want of a real server, in sentences. */
  readonly notes: readonly string[]
  connect(options: SessionOptions): Promise<Session>
  /** Runs the statements that make a schema, in as few messages as may be; one that fails says the same as it would by itself. */
  fill(statements: readonly string[]): Promise<void>
  /** What these statements make in it while it is empty, read and undone; null where that can't be had, and a database of its own is needed. */
  glimpse(statements: readonly string[]): Promise<Glimpse | null>
  /** Empties it; every link to it is closed first. */
  clear(): Promise<void>
  /** Removes it. Never throws. */
  close(): Promise<void>
}

/** What statements have made for a moment, with what was put in besides for want of a real server. */
export interface Glimpse {
  readonly catalog: Catalog
  readonly notes: readonly string[]
}

/** What statements use without making it. */
export interface TakenForGranted {
  /** Extensions that have to be there to be created: `pg_trgm`. */
  readonly extensions: readonly string[]
  /** Roles that are granted to, or own; a scratch database on a real server has that server's. */
  readonly roles: readonly string[]
}

/** What an empty database is wanted for. */
export type WantedThrowaway = TakenForGranted

/** A dialect's own empty databases, which need no server. */
export interface EmbeddedThrowaways {
  /** Throws `not-replayed` where it lacks an extension. */
  open(wanted: WantedThrowaway): Promise<Throwaway>
  /** Has one made ready for who will soon want one. */
  expect(): void
  /** Follows the catalog of one, on a link of its own or one that `clean` keeps. */
  follow(session: Session): CatalogFollower
  /** Undoes on a link what statements of a file may have set there; false where it does not, and another link is needed. */
  clean(session: Session, statements: readonly string[]): Promise<boolean>
  /** Whether an extension can be made in it. */
  has(extension: string): boolean
}

/** What is said where the embedded database lacks what a history asks for. */
export function lacksExtensions(missing: readonly string[]): AppError {
  const named = missing.length === 1 ? 'extension' : 'extensions'
  return new AppError(
    'not-replayed',
    `The embedded PostgreSQL does not have the ${named} ${missing.join(', ')}.`,
    { advice: 'Choose a server that has it: a scratch database is made there for the replay.' },
  )
}
