import { LedgerEntry } from '#contract/revision'
import type { Dialect, Row, Session, SqlValue } from '../dialects/dialect'
import { AppError } from '../errors'
import { refuseHidden } from './refuse-hidden'

const tableName = 'varve_ledger'

const knownColumns = [
  'id',
  'revision',
  'message',
  'direction',
  'state',
  'statements',
  'statements_done',
  'checksum',
  'run_by',
  'started_at',
  'duration_ms',
  'error',
  'app_version',
]

export type NewLedgerRow = Omit<LedgerEntry, 'id' | 'startedAt' | 'error'>

/** The table `varve_ledger` of one database: who ran which revision when, how far, and what of it stands. */
export class Ledger {
  readonly #dialect: Dialect
  readonly #schema: string
  readonly #table: string
  readonly #createSchema: string | null
  readonly #decides: boolean

  /** `createSchema` makes the schema, where it is not one that stands anyway. `decides`: what is applied stands here and nowhere else. */
  constructor(dialect: Dialect, schema: string, createSchema: string | null, decides: boolean) {
    this.#decides = decides
    this.#createSchema = createSchema
    this.#dialect = dialect
    this.#schema = schema
    this.#table = `${dialect.quote(schema)}.${dialect.quote(tableName)}`
  }

  /** Every row by id; none where the table does not exist yet. Refuses a table that is not this Varve's. */
  async read(session: Session): Promise<LedgerEntry[]> {
    if (!(await this.#check(session))) return []
    const rows = await session.query(this.#dialect.ledger.read(this.#table))
    return rows.map((row) => this.#entry(row))
  }

  /** Waits until every row another link has written is committed or gone; throws `timeout` where that takes long. */
  async awaitWriters(session: Session): Promise<void> {
    if (!(await this.#check(session))) return
    await session.query('begin')
    for (const sql of this.#dialect.ledger.awaitWriters(this.#table)) await session.query(sql)
    await session.query('rollback')
  }

  /** Makes the table where it is missing. */
  async ensure(session: Session): Promise<void> {
    if (await this.#check(session)) return
    if (this.#createSchema !== null) await session.query(this.#createSchema)
    await session.query(this.#dialect.ledger.create(this.#table))
  }

  /** Adds a row and gives its id. */
  async insert(session: Session, row: NewLedgerRow): Promise<number> {
    const [answer] = await this.#write(session, this.#dialect.ledger.insert(this.#table), [
      row.revision,
      row.message,
      row.direction,
      row.state,
      row.statements,
      row.statementsDone,
      row.checksum,
      row.runBy,
      row.appVersion,
      row.durationMs,
    ])
    return Number(answer?.['id'])
  }

  async progress(session: Session, id: number, statementsDone: number): Promise<void> {
    await this.#write(session, this.#dialect.ledger.progress(this.#table), [statementsDone, id])
  }

  async finish(
    session: Session,
    id: number,
    end: Pick<LedgerEntry, 'state' | 'statementsDone' | 'durationMs' | 'error'>,
  ): Promise<void> {
    const { state, statementsDone, durationMs, error } = end
    await this.#write(session, this.#dialect.ledger.finish(this.#table), [
      state,
      statementsDone,
      durationMs,
      error,
      id,
    ])
  }

  async #write(session: Session, sql: string, parameters: readonly SqlValue[]): Promise<Row[]> {
    try {
      return await session.query(sql, parameters)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'statement-failed') throw error
      throw AppError.of({
        ...error.data,
        message: `The ledger could not be written: ${error.message}`,
        advice: `A statement of the revision may have dropped or altered ${this.#table}, or taken the right to write to it.`,
      })
    }
  }

  /** Whether the table stands; throws where its columns are not the ones this Varve writes. */
  async #check(session: Session): Promise<boolean> {
    const { sql, parameters } = this.#dialect.ledger.columns(this.#schema)
    const found = (await session.query<{ name: string }>(sql, parameters)).map((row) => row.name)
    if (found.length === 0) {
      if (this.#decides) await refuseHidden(this.#dialect, session, this.#table)
      return false
    }
    const missing = knownColumns.filter((name) => !found.includes(name))
    if (missing.length > 0) {
      throw new AppError(
        'ledger-altered',
        `The table ${this.#table} lacks the columns ${missing.join(', ')}.`,
        {
          advice:
            'Varve wrote this table and someone altered it. Restore these columns, or move the table away under another name and mark what is applied.',
        },
      )
    }
    const unknown = found.filter((name) => !knownColumns.includes(name))
    if (unknown.length > 0) {
      throw new AppError(
        'ledger-newer',
        `The table ${this.#table} has columns this Varve does not know: ${unknown.join(', ')}.`,
        {
          advice:
            'A newer Varve has written here, or someone altered the table. Use the newer Varve, or drop these columns.',
        },
      )
    }
    return true
  }

  #entry(row: Record<string, unknown>): LedgerEntry {
    const parsed = LedgerEntry.safeParse({
      id: Number(row['id']),
      revision: row['revision'],
      message: row['message'] ?? '',
      direction: row['direction'],
      state: row['state'],
      statements: Number(row['statements']),
      statementsDone: Number(row['statements_done']),
      checksum: row['checksum'],
      runBy: row['run_by'] ?? '',
      startedAt: row['started_at'] ?? '',
      durationMs: row['duration_ms'] === null ? null : Number(row['duration_ms']),
      error: row['error'],
      appVersion: row['app_version'] ?? '',
    })
    if (parsed.success) return parsed.data
    const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new AppError(
      'ledger-altered',
      `Row ${String(row['id'])} of ${this.#table} can't be read: ${fields}.`,
      {
        advice:
          'Varve wrote this table and someone altered it. Correct the row, or move the table away under another name and mark what is applied.',
      },
    )
  }
}
