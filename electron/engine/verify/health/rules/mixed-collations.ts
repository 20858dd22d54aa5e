import { inForce } from '../../../diff/in-force'
import type { Catalog, Table } from '#contract/catalog'
import { nameOf, ownTables, partRef, tableRef, type Found, type Look, type Rule } from '../rule'

/** Tables that compare text otherwise than the rest of their schema, and foreign keys whose ends do. */
export const mixedCollations: Rule = (look) => [...tables(look), ...keys(look)]

function tables({ catalog, mends }: Look): Found[] {
  return catalog.schemas.flatMap((schema) => {
    const own = ownTables(catalog).filter(
      (table) => table.schema === schema.name && typeof table.collation === 'string',
    )
    const usual = mostCommon(own.map(({ collation }) => collation ?? ''))
    if (usual === null) return []
    return own
      .filter(({ collation }) => collation !== usual)
      .map((table) => ({
        rule: 'mixed-collations' as const,
        severity: 'info' as const,
        ref: tableRef(table),
        page: tableRef(table),
        what: `Table ${nameOf(catalog, table)} has the collation ${table.collation ?? ''}; most of ${schema.name} has ${usual}.`,
        why: 'Comparing text of two collations fails with “Illegal mix of collations”, or does not use an index.',
        mend: mends.collateTable(table, usual),
        caution:
          'It writes the whole table anew, changes every text column of it, and may make values equal that were not.',
        bytes: table.bytes,
      }))
  })
}

function keys({ catalog, mends }: Look): Found[] {
  const named = catalog.tables.map(inForce)
  const byName = new Map(named.map((table) => [JSON.stringify([table.schema, table.name]), table]))
  return ownTables(catalog)
    .map(inForce)
    .flatMap((table) =>
      table.foreignKeys.flatMap((key) => {
        const to = byName.get(JSON.stringify([key.toSchema, key.toTable]))
        return key.columns.flatMap((name, at) => {
          const column = table.columns.find((one) => one.name === name)
          const target = to?.columns.find((one) => one.name === key.toColumns[at])
          if (column === undefined || target === undefined || to === undefined) return []
          if (column.collation === target.collation) return []
          return [
            {
              rule: 'mixed-collations' as const,
              severity: 'warn' as const,
              ref: partRef('foreign-key', table, key.name),
              page: tableRef(table),
              what: `${ends(catalog, table, name)} has ${collationText(column.collation)}, but ${ends(catalog, to, target.name)}, which it points to, has ${collationText(target.collation)}.`,
              why: 'A join of the two needs a COLLATE, and what is equal on one side may differ on the other.',
              mend: mends.collateColumn(table, column, target.collation),
              caution: 'It may write the table or its indexes anew, which is locked meanwhile.',
              bytes: table.bytes,
            },
          ]
        })
      }),
    )
}

function ends(catalog: Catalog, table: Table, column: string): string {
  return `${nameOf(catalog, table)}.${column}`
}

function collationText(collation: string | null): string {
  return collation === null ? 'the usual collation' : `the collation ${collation}`
}

/** What most have; null where there is only one, or where no one is most. */
function mostCommon(values: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [first, second] = [...counts].toSorted(([, a], [, b]) => b - a)
  return first === undefined || second === undefined || first[1] === second[1] ? null : first[0]
}
