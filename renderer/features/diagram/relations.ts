import type { ChangedProperty } from '#contract/change'
import type { DiagramKey, DiagramName, DiagramTable } from '#contract/diagram'
import type { TouchState } from '#contract/touched'

/** A line between two tables of a picture, from the table that carries it. */
export interface Relation {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Tells a table's lines apart. */
  readonly name: string
  /** The foreign key; null where a view reads from the other. */
  readonly key: DiagramKey | null
  /** What becomes of it, in a picture of changes; null where it stays as it is. */
  readonly touch: { readonly state: TouchState; readonly properties: readonly ChangedProperty[] } | null
}

/** The key of a table in a picture. */
export function tableId({ schema, name }: DiagramName): string {
  return JSON.stringify([schema, name])
}

/** The tables of a picture by id, and the lines among them. */
export function related(tables: readonly DiagramTable[]): {
  readonly tables: ReadonlyMap<string, DiagramTable>
  readonly relations: readonly Relation[]
} {
  const byId = new Map(tables.map((table) => [tableId(table), table]))
  return { tables: byId, relations: tables.flatMap(relationsOf).filter(({ to }) => byId.has(to)) }
}

function relationsOf(table: DiagramTable): Relation[] {
  const from = tableId(table)
  const relation = (to: string, name: string, key: DiagramKey | null): Relation => {
    return { id: JSON.stringify([table.schema, table.name, name]), from, to, name, key, touch: null }
  }
  return [
    ...table.keys.map((key) => relation(tableId({ schema: key.toSchema, name: key.toTable }), key.name, key)),
    // A view has no keys, so its lines can go by what they lead to.
    ...table.reads.map((one) => relation(tableId(one), tableId(one), null)),
  ]
}

/** The tables next to each table. */
export function besides(
  relations: readonly Pick<Relation, 'from' | 'to'>[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const beside = new Map<string, Set<string>>()
  const put = (one: string, other: string) => {
    const known = beside.get(one)
    if (known === undefined) beside.set(one, new Set([other]))
    else known.add(other)
  }
  for (const { from, to } of relations) {
    if (from === to) continue
    put(from, to)
    put(to, from)
  }
  return beside
}
