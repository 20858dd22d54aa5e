import type { Catalog, ObjectRef } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import type { WantedWay } from '../../planner'
import { objectKey } from './keys'
import { push } from './lists'

type Named = { readonly schema: string; readonly name: string }

/**
 * Keys of what the changes are about, and of all that stands on it, step by step: nothing else can have to go or to be
 * altered. The planner looks at these alone, so that a few changes among thousands of tables are planned quickly.
 */
export function touchedBy({ from, to, changes }: WantedWay): ReadonlySet<string> {
  const above = new Map<string, string[]>()
  const pointing = new Map<string, string[]>()
  for (const catalog of [from, to]) {
    for (const [on, one] of standings(catalog)) push(above, on, one)
    for (const [on, one] of pointings(catalog)) push(pointing, on, one)
  }
  const touched = new Set<string>()
  const open = changes.flatMap(({ ref }) => keysOf(ref))
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (touched.has(key)) continue
    touched.add(key)
    open.push(...(above.get(key) ?? []))
  }
  // A foreign key may have to go; nothing stands on it, and nothing else of its table changes for that.
  return new Set([...touched, ...[...touched].flatMap((key) => pointing.get(key) ?? [])])
}

/** The keys under which an object may be: what belongs to a table or view counts as that, too. */
function keysOf(ref: ObjectRef): string[] {
  if (ref.table !== null) return [refKey(ref), ...relationKeys({ schema: ref.schema, name: ref.table })]
  const isRelation = ref.kind === 'table' || ref.kind === 'view' || ref.kind === 'materialized-view'
  return isRelation ? relationKeys(ref) : [refKey(ref)]
}

function relationKeys(of: Named): string[] {
  return [objectKey('table', of), objectKey('view', of), objectKey('materialized-view', of)]
}

/** Pairs: the second stands on the first. Tables and their partitions stand on each other. */
function* standings({ dependencies, tables }: Catalog): Generator<readonly [on: string, one: string]> {
  for (const { from, on } of dependencies) yield [refKey(on), refKey(from)]
  for (const table of tables) {
    const key = objectKey('table', table)
    for (const parent of table.parents ?? []) {
      const above = objectKey('table', parent)
      yield [above, key]
      yield [key, above]
    }
  }
}

function* pointings({ tables }: Catalog): Generator<readonly [to: string, from: string]> {
  for (const table of tables)
    for (const { toSchema, toTable } of table.foreignKeys)
      yield [objectKey('table', { schema: toSchema, name: toTable }), objectKey('table', table)]
}
