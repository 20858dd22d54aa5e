import type { TouchedKey, TouchedTable } from '#contract/touched'
import type { Sketch } from '../layout/elk-graph'
import { sized, type Measure } from '../picture/boxes'
import { severalSchemas, sketched } from '../picture/sketched'
import { tableId, type Relation } from '../relations'
import { touchedRows, type ChangesShown } from './touched-rows'

const verbs = { added: 'adds', removed: 'removes', changed: 'alters' } as const

/** A picture of changes before it is laid out. */
export function touchedSketch(
  tables: readonly TouchedTable[],
  shown: ChangesShown,
  measure: Measure,
): Sketch {
  const withSchema = severalSchemas(tables)
  const tied = tiedColumns(tables)
  const boxes = tables.map((table) => {
    const id = tableId(table)
    return sized(
      {
        id,
        table,
        withSchema,
        rows: touchedRows(table, shown, tied.get(id) ?? new Set()),
        state: table.state ?? 'end',
        told: table.keys.flatMap(keyWords),
      },
      measure,
    )
  })
  return sketched(boxes, tables.flatMap(relationsOf))
}

function tiedColumns(tables: readonly TouchedTable[]): ReadonlyMap<string, ReadonlySet<string>> {
  const tied = new Map<string, Set<string>>()
  for (const key of tables.flatMap(({ keys }) => keys)) {
    const id = targetOf(key)
    tied.set(id, new Set([...(tied.get(id) ?? []), ...key.toColumns]))
  }
  return tied
}

function targetOf({ toSchema, toTable }: TouchedKey): string {
  return tableId({ schema: toSchema, name: toTable })
}

function relationsOf({ schema, name, keys }: TouchedTable): Relation[] {
  return keys.map((key) => ({
    // One key can be drawn twice: where it led, and where it leads.
    id: JSON.stringify([schema, name, key.name, key.state]),
    from: tableId({ schema, name }),
    to: targetOf(key),
    name: key.name,
    key,
    touch: key.state === null ? null : { state: key.state, properties: key.properties },
  }))
}

function keyWords({ state, name, columns, toTable, toColumns }: TouchedKey): string[] {
  if (state === null) return []
  return [`${verbs[state]} foreign key ${name} (${columns.join(', ')}) → ${toTable}(${toColumns.join(', ')})`]
}
