import type { Catalog, Table } from '#contract/catalog'
import type { Change } from '#contract/change'

/** Whose rows can't come back once the changes are made, in sentences. */
export function losses(changes: readonly Change[], from: Catalog): string[] {
  return changes.flatMap(({ kind, ref }) => {
    const name = kind === 'drop-table' ? ref.name : kind === 'drop-column' ? ref.table : null
    const table = from.tables.find((one) => one.schema === ref.schema && one.name === name)
    if (table === undefined || table.kind === 'foreign') return []
    if (kind === 'drop-table') return holdsRows(table) ? [`the rows of ${table.name} are lost`] : []
    const column = table.columns.find((one) => one.name === ref.name)
    if (column === undefined || column.generated !== null || column.inherited === 'only') return []
    return [`the values of ${table.name}.${column.name} are lost`]
  })
}

/** A partitioned table of PostgreSQL has its rows in its partitions, which are tables. */
function holdsRows({ kind, engine }: Table): boolean {
  return kind !== 'partitioned' || engine !== null
}
