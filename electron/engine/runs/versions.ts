import type { VersionMove } from '#contract/plan'
import type { VersionTable } from '#contract/revision'
import type { Dialect, Session } from '../dialects/dialect'
import { AppError } from '../errors'
import { refuseHidden } from './refuse-hidden'

/** Alembic's version table on one database, read and written exactly as Alembic does. */
export class Versions {
  readonly #dialect: Dialect
  readonly #schema: string
  readonly #name: string
  readonly #table: string

  /** `landing` is the schema of unqualified names. */
  constructor(dialect: Dialect, { schema, name }: VersionTable, landing: string) {
    this.#dialect = dialect
    this.#schema = schema ?? landing
    this.#name = name
    this.#table = `${dialect.quote(this.#schema)}.${dialect.quote(name)}`
  }

  /** The current revisions, sorted; none where the table does not exist. */
  async read(session: Session): Promise<string[]> {
    return (await this.#check(session)) ? this.#rows(session, false) : []
  }

  /** Makes the table where it is missing, as Alembic does. */
  async ensure(session: Session): Promise<void> {
    if (await this.#check(session)) return
    const key = this.#dialect.quote(`${this.#name}_pkc`)
    await session.query(
      `create table ${this.#table} (version_num varchar(32) not null, constraint ${key} primary key (version_num))`,
    )
  }

  /** Moves from what the plan saw to what the step leaves, inside the open transaction; refuses where someone has moved it since. */
  async move(session: Session, { from, to }: VersionMove): Promise<void> {
    const found = await this.#rows(session, true)
    if (!sameVersions(found, from)) throw this.#moved(from, found)
    const { versions } = this.#dialect
    for (const version of from)
      if (!to.includes(version)) await session.query(versions.delete(this.#table), [version])
    for (const version of to)
      if (!from.includes(version)) await session.query(versions.insert(this.#table), [version])
  }

  async #rows(session: Session, held: boolean): Promise<string[]> {
    const rows = await session.query<{ version: unknown }>(this.#dialect.versions.read(this.#table, held))
    return rows.map(({ version }) => String(version)).toSorted()
  }

  async #check(session: Session): Promise<boolean> {
    const { sql, parameters } = this.#dialect.versions.columns(this.#schema, this.#name)
    const found = (await session.query<{ name: string }>(sql, parameters)).map(({ name }) => name)
    if (found.length === 0) {
      await refuseHidden(this.#dialect, session, this.#table)
      return false
    }
    if (found.includes('version_num')) return true
    throw new AppError(
      'ledger-altered',
      `The table ${this.#table} has no column version_num, so it is not Alembic's.`,
      {
        advice:
          'Say in env.py which version_table the project has, or move this table away under another name.',
      },
    )
  }

  #moved(expected: readonly string[], found: readonly string[]): AppError {
    return new AppError(
      'state-changed',
      `${this.#table} holds ${versionWords(found)}, and the plan was made at ${versionWords(expected)}.`,
      { advice: 'Another tool has moved this database meanwhile. Look at the history again.' },
    )
  }
}

/** Whether two sets of current revisions are the same, in whatever order. */
export function sameVersions(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join('\n') === other.toSorted().join('\n')
}

/** Current revisions for a sentence. */
export function versionWords(versions: readonly string[]): string {
  return versions.length === 0 ? 'no revision' : versions.join(', ')
}
