import type { Catalog, Table } from '#contract/catalog'
import type { Change } from '#contract/change'
import { pair } from './named'
import { diffDefined, diffEnums, diffSchemas, diffViews } from './objects'
import { onlyDifferent } from './only-different'
import { diffTable, partsOfWholeTable } from './table'
import { tableWords } from './words'

/** Every difference between two catalogs of one dialect: schemas, types, tables with their parts, views, and everything else. Pure. */
export function diff(from: Catalog, to: Catalog): Change[] {
  const home = to.server.schema
  const [left, right] = onlyDifferent(from, to)
  return [
    ...diffSchemas(left, right),
    ...diffEnums(left, right, home),
    ...diffTables(left, right, home),
    ...diffViews(left, right, home),
    ...diffDefined(left, right, home),
  ]
}

function diffTables(from: Catalog, to: Catalog, home: string): Change[] {
  const key = ({ schema, name }: Table) => JSON.stringify([schema, name])
  const { removed, added, kept } = pair(from.tables, to.tables, key)
  const whole =
    (comes: boolean) =>
    (table: Table): Change[] => [
      {
        kind: comes ? 'create-table' : 'drop-table',
        ref: { kind: 'table', schema: table.schema, name: table.name, table: null },
        sentence: tableWords(table, home),
        properties: [],
      },
      ...partsOfWholeTable(table, comes, home),
    ]
  return [
    ...removed.flatMap(whole(false)),
    ...added.flatMap(whole(true)),
    ...kept.flatMap(([before, after]) => diffTable(before, after, home)),
  ]
}
