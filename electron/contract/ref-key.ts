import type { ObjectRef } from './catalog'

/** One text for one object: references with equal keys name the same. */
export function refKey({ kind, schema, table, name }: ObjectRef): string {
  return JSON.stringify([kind, schema, table, name])
}

/** By kind, schema, table and name. */
export function compareRefs(a: ObjectRef, b: ObjectRef): number {
  const pairs = [
    [a.kind, b.kind],
    [a.schema, b.schema],
    [a.table ?? '', b.table ?? ''],
    [a.name, b.name],
  ] as const
  const [left, right] = pairs.find(([one, other]) => one !== other) ?? ['', '']
  return left < right ? -1 : left > right ? 1 : 0
}
