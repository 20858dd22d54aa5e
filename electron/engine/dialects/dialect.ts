import type { Catalog, EnumType, Table, View } from '#contract/catalog'
import type { DialectName, ServerInfo, Target } from '#contract/connection'
import type { Statement } from '#contract/plan'
import type { Renamed } from '#contract/effects'
import type { ScriptChange } from '#contract/script-change'
import type { LockHolder } from '#contract/revision'
import type { Cell } from '#contract/rows'
import type { Blocker } from '#contract/run'
import type { TableUse } from '#contract/use'
import type { IdentifiedCatalog } from './identities'
import type { Mends } from './mends'
import type { Way, WantedWay } from './planner'
import type { ScratchPlace } from './scratch'
import type { RenderContext } from './sqlalchemy/render-options'
import type { Statistics } from './statistics'
import type { EmbeddedThrowaways, TakenForGranted, Throwaway } from './throwaway'
import type { FoundUnfit } from './unfit'

export type SqlValue = string | number | boolean | null
export type Row = Record<string, unknown>

/** Told of every statement right before it is sent; returns what to call when the server has answered, or its link is lost. */
export type StatementObserver = (
  sql: string,
) => (answer: { rows: number | null } | { error: string; lost?: boolean }) => void

/** Milliseconds; 0 has no bound. */
export interface Bounds {
  readonly lockTimeoutMs: number
  readonly statementTimeoutMs: number
}

export interface SessionOptions extends Bounds {
  /** Shown to others on the server (`application_name`, connection attributes). */
  readonly applicationName: string
  /** Makes the server refuse writes on this session. */
  readonly readOnly: boolean
  /** Milliseconds; 0 has no bound. */
  readonly connectTimeoutMs: number
  readonly observe: StatementObserver
}

export interface StatementResult {
  /** Rows affected or returned, where the server counts them. */
  readonly rows: number | null
  readonly notices: readonly string[]
}

/**
 * An open link to a server. Everything it throws is an `AppError`, translated once in `dialects/<dialect>/errors.ts`:
 * `statement-failed` with the server's words and position, `cancelled`, `timeout`, `connection-lost` …
 */
export interface Session {
  readonly server: ServerInfo
  /** The server's name for this link (pid, connection id). */
  readonly backend: string
  /** True once the link is gone, for whatever reason. */
  readonly closed: boolean
  /** Varve's own statements, with parameters written as the dialect spells them (`$1`, `?`). Where a server has no `RETURNING`, an INSERT answers one row `{ id }` with the id it was given. */
  query<R extends Row = Row>(sql: string, parameters?: readonly SqlValue[]): Promise<R[]>
  /** One statement of a revision, sent exactly as the file has it, without a prepared statement. */
  run(sql: string): Promise<StatementResult>
  /** Whether a transaction is open on this link, as the server says. */
  inTransaction(): Promise<boolean>
  /** Stops the running statement from a second link; resolves when the server has taken the request. The statement then rejects with `cancelled`. Does nothing when none runs. */
  cancel(): Promise<void>
  /** Who the running statement of this session waits for, asked on a second link; null where nobody or not known. */
  waitingFor(): Promise<Blocker | null>
  /** Never throws. Open transactions are rolled back by the server. */
  close(): Promise<void>
}

/** The run lock of one database, held by its own link: losing the link loses the lock. */
export interface RunLock {
  /** Asks the server whether the lock is still held. */
  held(): Promise<boolean>
  release(): Promise<void>
}

/** SQL text of the ledger in one dialect. `table` is already qualified and quoted; parameters stand in the order named. */
export interface LedgerSql {
  /** No parameters; one row `{ columns }` — a number, 0 where there is no such table. */
  readonly exists: (schema: string) => { sql: string; parameters: readonly SqlValue[] }
  /** Names of the table's columns: rows `{ name }`. */
  readonly columns: (schema: string) => { sql: string; parameters: readonly SqlValue[] }
  readonly create: (table: string) => string
  /** A schema of the ledger's own, where no other tool compares tables, and the statement that makes it; null where the server's schemas are databases. */
  readonly apart: { readonly schema: string; readonly create: string } | null
  /** Waits a few seconds at most, inside a transaction, until nobody has an uncommitted row in the table. */
  readonly awaitWriters: (table: string) => readonly string[]
  /** Every row by id; times as ISO 8601 UTC text. */
  readonly read: (table: string) => string
  /** Parameters: revision, message, direction, state, statements, statements_done, checksum, run_by, app_version, duration_ms. Answers `{ id }`. */
  readonly insert: (table: string) => string
  /** Parameters: statements_done, id. */
  readonly progress: (table: string) => string
  /** Parameters: state, statements_done, duration_ms, error, id. */
  readonly finish: (table: string) => string
}

/** The statements of the table in which Alembic keeps the current revisions. `table` is quoted and qualified. */
export interface VersionSql {
  /** Names of the table's columns: rows `{ name }`. */
  readonly columns: (schema: string, table: string) => { sql: string; parameters: readonly SqlValue[] }
  /** Rows `{ version }`, in a transaction held against writers until it ends. */
  readonly read: (table: string, held: boolean) => string
  /** Parameter: the revision. */
  readonly insert: (table: string) => string
  /** Parameter: the revision. */
  readonly delete: (table: string) => string
}

/** Which rows to read, by names as the catalog has them. */
export interface RowsWanted {
  readonly schema: string
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly orderBy: readonly string[]
  readonly limit: number
}

/** Reads the catalog again and again on one link, each time as `identified` would; what has not changed since is not read again. */
export interface CatalogFollower {
  read(): Promise<IdentifiedCatalog>
}

export interface Dialect {
  readonly name: DialectName
  /** Whether DDL can be rolled back. */
  readonly transactionalDdl: boolean
  /** Whether an enum is a type of its own, beside the tables. */
  readonly enumTypes: boolean
  /** Whether a schema is a database by another name, so that one catalog has one. */
  readonly schemasAreDatabases: boolean
  /** How a table is asked for by name, and the server's code where it is not there, where the catalog hides tables from some users; null where it hides none. */
  readonly hides: { readonly probe: (table: string) => string; readonly absent: string } | null
  /** Whether two servers of this dialect spell equal things alike, as far as their versions tell. */
  speakAlike(one: ServerInfo, other: ServerInfo): boolean
  /** Opens a link; throws with the code of the layer that failed (`name-not-found` … `privilege`). */
  connect(target: Target, password: string | null, options: SessionOptions): Promise<Session>
  /** Splits a file into statements; never throws: what can't be parsed is still split, and the server says what is wrong with it. */
  split(text: string): Promise<Statement[]>
  /** The text without the rows that a dump brings beside its statements, each other character in its place, and how many statements brought them. */
  withoutRows(text: string): { text: string; copies: number }
  /** A statement as the server's own client takes it in a script. */
  inScript(sql: string): string
  /** Quotes a name for this server. */
  quote(name: string): string
  /** DDL of a catalog that an earlier Varve has read, with its names quoted as `quote` does it today. */
  requoted: (ddl: string) => string
  /** Takes the run lock of the session's database, on a link of its own, or says who holds it. */
  lock(
    target: Target,
    password: string | null,
    options: SessionOptions,
  ): Promise<{ lock: RunLock } | { holder: LockHolder }>
  /** Who holds the run lock now. */
  lockHolder(session: Session): Promise<LockHolder | null>
  /** Clears what a statement of a file may have left on the session (role, failed transaction), so that the ledger can be written. */
  restore(session: Session): Promise<void>
  /** Undoes what is open on the session; what the server says it could not undo, or null where nothing is left. */
  undo(session: Session): Promise<string | null>
  /** What may stand of a transaction whose link broke, asked on another link; null where the server undoes all of it. */
  outlasts(session: Session): Promise<string | null>
  /** The statements that give a link opened by another program the bounds that Varve's own have. */
  bounds(server: ServerInfo, options: Bounds): string[]
  /** Ends another link of this user, by the server's name for it; what it had open is undone. */
  end(session: Session, backend: string): Promise<void>
  /** Whether the server is at a statement on another link of this user, by the server's name for it. */
  isAtWork(session: Session, at: { readonly backend: string; readonly sql: string }): Promise<boolean>
  /** Reads the catalog in one consistent snapshot with a fixed number of queries. Varve's own tables are left out. What `counted` says is not wanted may be left unasked. */
  introspect(session: Session, counted?: boolean): Promise<Catalog>
  /** As `introspect`, uncounted, with what the server knows each thing by. */
  identified(session: Session): Promise<IdentifiedCatalog>
  /** What these statements, run between two catalogs, say that they rename; for a server that knows things by name alone. What can't be read for sure is left out. */
  renamesSaid(statements: readonly string[], from: Catalog, to: Catalog): Renamed[]
  /** Another text after any change of the schema, told much faster than the catalog; null where there is no such thing, as for some that `last`, the catalog read before, holds. */
  fingerprint(session: Session, last: Catalog | null): Promise<string | null>
  /** The catalog, read earlier, with its counts and sizes as they are now; right only where nothing else has changed. */
  recount(session: Session, catalog: Catalog): Promise<Catalog>
  /** The DDL of everything in a catalog, each object behind what it needs, for an empty database. */
  wholeDdl(catalog: Catalog): string
  /** The object's DDL, as the server would accept it. */
  ddl(object: { table: Table } | { view: View } | { enum: EnumType }): string
  /** The first rows of a table or view, every value cut by the server. */
  rows(session: Session, wanted: RowsWanted): Promise<Cell[][]>
  /** What a table takes on disk and how it is used. */
  use(session: Session, table: { readonly schema: string; readonly name: string }): Promise<TableUse>
  /** What health wants to know besides the catalog, in a fixed number of queries. */
  statistics(session: Session): Promise<Statistics>
  readonly mends: Mends
  /** Makes an empty database on the user's own server, with their rights; throws `privilege` with the grant that is missing. Only the database that it made is ever cleared or dropped; what an earlier Varve left behind is told in its notes. */
  scratch(place: ScratchPlace): Promise<Throwaway>
  /** The statements that turn one catalog into another, in running order, with their reverses and hazards. Pure. */
  way(wanted: WantedWay): Way
  /** What makes a link, or the server's own client, read the names in a way as they were meant. */
  readonly beforeWay: readonly string[]
  /** What stands in the database and names what is not there, as far as the server can be asked; changes nothing, with a fixed number of queries. */
  findUnfit(session: Session): Promise<FoundUnfit>
  /** The statements that Alembic would send for what a script asks; throws `project-blocked` with the place where it would refuse. `file` is for errors. */
  render(changes: readonly ScriptChange[], file: string, context?: RenderContext): Promise<Statement[]>
  /** Empty databases inside this process; null where a dialect has none, and a server is needed. */
  readonly throwaways: EmbeddedThrowaways | null
  /** What statements use without making it. */
  takenForGranted(statements: readonly string[]): Promise<TakenForGranted>
  /** The first of the statements that acts on more than the database it runs in; null where none does, or the scratch database's links keep to it by themselves. */
  beyondDatabase(statements: readonly string[]): Promise<string | null>
  readonly ledger: LedgerSql
  readonly versions: VersionSql
}
