import type { ForeignKeyAction } from '#contract/catalog'
import type { Session } from '../../dialect'
import { atLeast, type Product } from '../flavour'
import { quote, quoteIn } from '../quote'
import type { ForeignKeyColumnRow, ForeignKeyRow } from './foreign-keys'
import { groupBy } from './group-by'

/**
 * REFERENTIAL_CONSTRAINTS is empty for a user who may only read, where KEY_COLUMN_USAGE still names the keys. Their
 * actions then stand in SHOW CREATE TABLE alone; a table that refuses that too is left without its keys.
 */
export async function readHiddenRules(
  session: Session,
  product: Product,
  known: readonly ForeignKeyRow[],
  columns: readonly ForeignKeyColumnRow[],
): Promise<ForeignKeyRow[]> {
  const told = new Set(known.map(keyOf))
  const hidden = columns.filter((column) => !told.has(keyOf(column)))
  const found: ForeignKeyRow[] = []
  for (const [table, rows] of groupBy(hidden, (row) => row.table)) {
    const ddl = await createTable(session, table)
    if (ddl === null) continue
    for (const key of groupBy(rows, (row) => row.name).values()) found.push(...ruleIn(ddl, key, product))
  }
  return found
}

function keyOf({ table, name }: { readonly table: string; readonly name: string }): string {
  return JSON.stringify([table, name])
}

async function createTable(session: Session, table: string): Promise<string | null> {
  try {
    const [row] = await session.query<Record<string, string>>(
      `show create table ${quoteIn(session.server.database, table)}`,
    )
    return row?.['Create Table'] ?? null
  } catch (error) {
    if (session.closed) throw error
    return null
  }
}

const action = '(RESTRICT|CASCADE|SET NULL|NO ACTION|SET DEFAULT)'
const actions = new RegExp(`^(?: ON DELETE ${action})?(?: ON UPDATE ${action})?(?=,?\\n)`)

/** The key is looked for as the server spells it whole, so that no name or comment can be taken for it. */
function ruleIn(ddl: string, key: readonly ForeignKeyColumnRow[], product: Product): ForeignKeyRow[] {
  const [first] = key
  if (first === undefined) return []
  const { table, name } = first
  const list = (names: string[]): string => names.map(quote).join(', ')
  const from = `\n  CONSTRAINT ${quote(name)} FOREIGN KEY (${list(key.map((row) => row.column))}) REFERENCES `
  const to = `${quote(first.toTable)} (${list(key.map((row) => row.toColumn))})`
  const spelled = [from + to, `${from}${quote(first.toSchema)}.${to}`]
  const at = spelled.map((text) => ddl.indexOf(text)).findIndex((place) => place !== -1)
  const text = spelled[at]
  if (text === undefined) return []
  const found = actions.exec(ddl.slice(ddl.indexOf(text) + text.length))
  if (found === null) return []
  // What SHOW CREATE TABLE leaves out, and what information_schema calls it, is not the same everywhere.
  const plain: ForeignKeyAction =
    product.flavour === 'mysql' && atLeast(product, 8, 0) ? 'NO ACTION' : 'RESTRICT'
  return [{ table, name, onDelete: found[1] ?? plain, onUpdate: found[2] ?? plain, match: 'NONE' }]
}
