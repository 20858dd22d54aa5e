import type { VersionTable } from '#contract/revision'
import type { Dialect } from '../dialects/dialect'
import type { VersionChanges } from '../projects/graph/version-changes'

const place = { line: 1, column: 1 }

/** The statements by which Alembic keeps its version table, for a script that is run elsewhere. */
export class VersionStatements {
  readonly #dialect: Dialect
  readonly #name: string
  readonly #table: string

  constructor(dialect: Dialect, { schema, name }: VersionTable) {
    this.#dialect = dialect
    this.#name = name
    this.#table = [...(schema === null ? [] : [schema]), name].map((part) => this.#quoted(part)).join('.')
  }

  create(): string {
    const key = this.#quoted(`${this.#name}_pkc`)
    return `CREATE TABLE ${this.#table} (\n    version_num VARCHAR(32) NOT NULL, \n    CONSTRAINT ${key} PRIMARY KEY (version_num)\n)`
  }

  drop(): string {
    return `DROP TABLE ${this.#table}`
  }

  /** In Alembic's order: what goes, what comes, what is put in another's place. */
  async changes({ delete: gone, insert: come, update }: VersionChanges): Promise<string[]> {
    const column = `${this.#table}.version_num`
    const statements: string[] = []
    for (const id of gone)
      statements.push(await this.#with([`DELETE FROM ${this.#table} WHERE ${column} = `, id]))
    for (const id of come)
      statements.push(await this.#with([`INSERT INTO ${this.#table} (version_num) VALUES (`, id, ')']))
    if (update !== null) {
      const { from, to } = update
      statements.push(
        await this.#with([`UPDATE ${this.#table} SET version_num=`, to, ` WHERE ${column} = `, from]),
      )
    }
    return statements
  }

  /** Pieces of SQL and values in turn; the dialect spells the values as literals. */
  async #with(pieces: readonly string[]): Promise<string> {
    const sql = pieces.map((text, i) => (i % 2 === 0 ? text : ({ value: { kind: 'string', text } } as const)))
    const [statement] = await this.#dialect.render([{ kind: 'execute', sql, place }], '')
    return statement?.sql ?? ''
  }

  /** As Alembic does, plain names stand without quotes; every reserved word is quoted here, being without an underscore. */
  #quoted(name: string): string {
    return /^[a-z]+(_[a-z0-9]+)+$/.test(name) ? name : this.#dialect.quote(name)
  }
}
