import type { Session } from '../../dialect'
import { quoteIn } from '../quote'
import { readCreateTable, type CreateTable } from './create-table/index'
import { readDefaultCollations } from './collations'
import { readEach, textIn } from './read-each'
import type { TableParts } from './table'
import type { TableRow } from './tables'

const denied = 1142
const noSuchTable = 1146

/** What SHOW CREATE TABLE told, and of which tables it did not. */
export interface CreatedTables {
  readonly parts: Map<string, TableParts>
  /** Those that information_schema must be asked about: refused for want of privileges, or with clauses not known here. */
  readonly others: Map<string, 'refused' | 'not read'>
  /** Those that the server could not open, with its words. */
  readonly failed: Map<string, string>
}

/** Reads what MariaDB's tables are made of from their own DDL, which tells more than information_schema, and sooner. */
export async function readFromCreateTable(
  session: Session,
  tables: readonly TableRow[],
): Promise<CreatedTables> {
  const read: CreatedTables = { parts: new Map(), others: new Map(), failed: new Map() }
  if (tables.length === 0) return read
  const database = session.server.database
  const collations = await readDefaultCollations(session)
  const statements = tables.map(({ table }) => `show create table ${quoteIn(database, table)}`)
  await readEach(session, statements, ({ rows, refusal }, at) => {
    const { table = '', collation = null } = tables[at] ?? {}
    if (refusal?.errno === denied) read.others.set(table, 'refused')
    else if (refusal !== null) {
      // A table that is gone since it was listed is no gap.
      if (refusal.errno !== noSuchTable) read.failed.set(table, refusal.message)
    } else {
      const created = readCreateTable(textIn(rows[0], 'Create Table') ?? '', {
        database,
        tableCollation: collation,
        collationOf: (charset) => collations.get(charset) ?? null,
      })
      if (created === null) read.others.set(table, 'not read')
      else read.parts.set(table, { ...created, unshown: lacking(created) })
    }
  })
  return read
}

/**
 * Defaults and values of ENUM are told in utf8mb3, with `?` for every character beyond: one that stands there may be
 * another one.
 */
function lacking({ columns, withheld }: CreateTable): string[] {
  const doubtful = columns
    .filter((column) => column.type.includes('?') || column.default?.includes('?') === true)
    .map(({ name }) => name)
  return [
    ...(withheld ? ['a password'] : []),
    ...(doubtful.length === 0 ? [] : [`what MariaDB may tell as ? in ${doubtful.join(', ')}`]),
  ]
}
