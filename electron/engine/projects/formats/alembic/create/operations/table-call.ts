import type { Table } from '#contract/catalog'
import { repr } from '../python-literal'
import { columnCall } from './column'
import { checkCall, foreignKeyCall, primaryKeyCall, uniqueCall } from './constraints'
import { call, maybe, type Named } from './python'
import { inSchema, type Said } from './said'

/** `op.create_table(…)` with the foreign keys named here; null where these words say less than the table is. */
export function createTable(table: Table, said: Said, foreignKeys: ReadonlySet<string>): string | null {
  const { exclusions, primaryKey, uniques, checks } = table
  if (!isPlain(table) || exclusions.length > 0) return null
  const parts = [
    ...table.columns.map((column) => columnCall(column, table, said)),
    ...(primaryKey === null ? [] : [primaryKeyCall(primaryKey)]),
    ...uniques.map(uniqueCall),
    ...checks.map(checkCall),
    ...table.foreignKeys.filter(({ name }) => foreignKeys.has(name)).map((key) => foreignKeyCall(key, said)),
  ]
  const known = parts.filter((part) => part !== null)
  if (known.length < parts.length) return null
  return call(
    'op.create_table',
    [repr(table.name), ...known],
    [inSchema(table, said), ['comment', maybe(table.comment)], ...engine(table)],
  )
}

/** `op.drop_table(…)`. */
export function dropTable(table: Table, said: Said): string {
  return call('op.drop_table', [repr(table.name)], [inSchema(table, said)])
}

function isPlain(table: Table): boolean {
  const {
    kind,
    partitionBy,
    parents = [],
    unlogged,
    foreignServer,
    options,
    periods = [],
    settings = [],
  } = table
  const more = [partitionBy, foreignServer, options].some((one) => one != null)
  const others = parents.length + periods.length + settings.length + (table.grants ?? []).length
  return kind === 'table' && !more && others === 0 && unlogged !== true
}

function engine({ engine, collation }: Table): Named[] {
  if (engine === null) return []
  const charset = collation?.split('_')[0]
  return [
    ['mysql_engine', repr(engine)],
    ['mysql_charset', maybe(charset)],
    ['mysql_collate', maybe(collation)],
  ]
}
