import type { DiagramAnswer, DiagramName } from '#contract/diagram'
import { tableId } from './relations'

/** A table that answers what was typed. */
export interface FoundTable {
  readonly id: string
  readonly table: DiagramName
  /** Whether it is in the picture now. */
  readonly drawn: boolean
}

/** Tables whose name holds every word typed: those drawn first, then those that begin with it, the shortest names first. */
export function findTables(
  tables: readonly DiagramName[],
  drawn: ReadonlyMap<string, unknown>,
  typed: string,
  limit: number,
): FoundTable[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return tables
    .flatMap((table) => {
      const whole = `${table.schema}.${table.name}`.toLowerCase()
      if (!words.every((word) => whole.includes(word))) return []
      const id = tableId(table)
      const isDrawn = drawn.has(id)
      const begins = table.name.toLowerCase().startsWith(words[0] ?? '')
      return [{ id, table, drawn: isDrawn, cost: (isDrawn ? 0 : 2) + (begins ? 0 : 1) }]
    })
    .toSorted((a, b) => a.cost - b.cost || a.table.name.length - b.table.name.length)
    .slice(0, limit)
}

/** Everything that can be found: the tables, and the views where they are drawn. */
export function findable({ schemas }: DiagramAnswer, views: boolean): DiagramName[] {
  return schemas.flatMap(({ name: schema, tables, views: others }) =>
    [...tables, ...(views ? others : [])].map((name) => ({ schema, name })),
  )
}
