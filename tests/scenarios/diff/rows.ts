import type { Catalog, Table } from '#contract/catalog'
import type { Dialect, Session } from '#engine/dialects/dialect'

/** How many values each column of both catalogs holds: a way that makes a table anew must not empty it. */
export async function valuesHeld(
  { name: dialect, quote }: Dialect,
  session: Session,
  from: Catalog,
  to: Catalog,
): Promise<Record<string, number>> {
  const held: Record<string, number> = {}
  // A table of PostgreSQL shows the rows of its partitions and heirs too.
  const own = dialect === 'postgres' ? 'only ' : ''
  for (const [table, columns] of keptColumns(from, to)) {
    const counts = columns.map((name, at) => `count(${quote(name)}) as c${at}`)
    const sql = `select ${['count(*) as c', ...counts].join(', ')} from ${own}${quote(table.schema)}.${quote(table.name)}`
    const [row] = await session.query(sql)
    const name = `${table.schema}.${table.name}`
    held[name] = Number(row?.['c'])
    for (const [at, column] of columns.entries()) held[`${name}.${column}`] = Number(row?.[`c${at}`])
  }
  return held
}

function keptColumns(from: Catalog, to: Catalog): [Table, string[]][] {
  return to.tables.flatMap((table) => {
    const before = from.tables.find(({ schema, name }) => schema === table.schema && name === table.name)
    if (before === undefined || table.kind === 'foreign') return []
    const names = new Set(before.columns.map(({ name }) => name))
    const kept = table.columns.filter(({ name, generated }) => names.has(name) && generated === null)
    return [[table, kept.map(({ name }) => name)]]
  })
}
