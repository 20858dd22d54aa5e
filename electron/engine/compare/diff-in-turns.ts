import { setImmediate } from 'node:timers/promises'
import type { Catalog, Table } from '#contract/catalog'
import type { Change } from '#contract/change'
import { diff } from '../diff/diff'
import { pair } from '../diff/named'
import { refuseIfStopped } from './stopped'

/** So many tables are compared in some milliseconds, and in tens of them where all differ. */
const atOnce = 100

type Lists = Pick<Catalog, 'schemas' | 'enums' | 'tables' | 'views' | 'objects'>

const nothing: Lists = { schemas: [], enums: [], tables: [], views: [], objects: [] }

/** As `diff`, in turns: what others ask for comes in between. Of ten thousand tables that all differ it takes a second. */
export async function diffInTurns(from: Catalog, to: Catalog, signal: AbortSignal | null): Promise<Change[]> {
  if (from.tables.length + to.tables.length <= atOnce) return diff(from, to)
  const changes: Change[] = []
  const turn = async (left: Partial<Lists>, right: Partial<Lists>): Promise<void> => {
    refuseIfStopped(signal)
    for (const one of diff({ ...from, ...nothing, ...left }, { ...to, ...nothing, ...right }))
      changes.push(one)
    await setImmediate()
  }
  await turn({ schemas: from.schemas, enums: from.enums }, { schemas: to.schemas, enums: to.enums })
  const { removed, added, kept } = pair(from.tables, to.tables, keyOf)
  for (const tables of slices(removed)) await turn({ tables }, {})
  for (const tables of slices(added)) await turn({}, { tables })
  for (const pairs of slices(kept))
    await turn({ tables: pairs.map(([before]) => before) }, { tables: pairs.map(([, after]) => after) })
  await turn({ views: from.views, objects: from.objects }, { views: to.views, objects: to.objects })
  return changes
}

// No name holds a zero byte.
function keyOf({ schema, name }: Table): string {
  return `${schema}\0${name}`
}

function* slices<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += atOnce) yield all.slice(at, at + atOnce)
}
