import type { Column, ObjectRef, Table } from '#contract/catalog'
import type { WantedWay } from '../../planner'
import type { Step } from '../plan/node'
import { objectKey } from '../plan/keys'
import { push } from '../plan/lists'

/** What a rule looks things up in. */
export interface Sight {
  readonly wanted: WantedWay
  /** The table that a step is about, as it is before; undefined where it is new or none. */
  readonly table: (step: Pick<Step, 'part'>) => Table | undefined
  /** The column that a step is about, on both sides. */
  readonly column: (step: Step) => { readonly from: Column | undefined; readonly to: Column | undefined }
  /** How much a table holds with all its partitions; null where the server does not tell. */
  readonly size: (table: Table | undefined) => { readonly rows: number | null; readonly bytes: number | null }
}

/** The sight of a way. */
export function sightOf(wanted: WantedWay): Sight {
  const tables = (side: 'from' | 'to') =>
    new Map(wanted[side].tables.map((table) => [objectKey('table', table), table]))
  const [before, after] = [tables('from'), tables('to')]
  const columns = (list: ReadonlyMap<string, Table>, ref: ObjectRef): Column | undefined =>
    list.get(tableKey(ref))?.columns.find(({ name }) => name === ref.name)
  const children = new Map<string, Table[]>()
  for (const table of wanted.from.tables)
    for (const parent of table.parents ?? []) push(children, objectKey('table', parent), table)
  const size = (table: Table | undefined): { rows: number | null; bytes: number | null } => {
    if (table === undefined) return { rows: null, bytes: null }
    const below = table.kind === 'partitioned' ? (children.get(objectKey('table', table)) ?? []) : []
    const own = { rows: table.estimatedRows < 0 ? null : table.estimatedRows, bytes: table.bytes }
    if (below.length === 0) return own
    const sizes = below.map(size)
    return { rows: sum(sizes.map(({ rows }) => rows)), bytes: sum(sizes.map(({ bytes }) => bytes)) }
  }
  return {
    wanted,
    table: ({ part }) => before.get(tableKey(part.ref)),
    column: ({ part }) => ({ from: columns(before, part.ref), to: columns(after, part.ref) }),
    size,
  }
}

function tableKey(ref: ObjectRef): string {
  return objectKey('table', { schema: ref.schema, name: ref.table ?? ref.name })
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)
}
