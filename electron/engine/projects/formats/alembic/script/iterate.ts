import type { PyNode } from '../../../python/parse'
import { unreadable } from './unreadable'
import { describe, type Value } from './value'

/** What a loop goes through, in order. */
export function itemsOf(node: PyNode, value: Value): readonly Value[] {
  if (value.kind === 'list' || value.kind === 'tuple') return value.items
  // A dictionary gives its keys, in the order they were written.
  if (value.kind === 'dict') return value.entries.map(([key]) => key)
  return unreadable(node, `A loop over ${describe(value)} cannot be written out here.`)
}
