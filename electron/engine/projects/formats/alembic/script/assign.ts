import { childrenOf, type PyNode, sourceOf } from '../../../python/parse'
import type { Reading } from './reading'
import { unreadable } from './unreadable'
import type { Value } from './value'

/** Binds names: one, or several to the items of a list or tuple of as many. */
export function assign(reading: Reading, targets: readonly PyNode[], value: Value): void {
  const parts = targets.filter(({ name }) => name !== ',')
  const [first] = parts
  if (!first) return
  if (targets.length === 1) return assignOne(reading, first, value)
  const items = value.kind === 'list' || value.kind === 'tuple' ? value.items : null
  if (items?.length !== parts.length)
    unreadable(first, 'The names on the left do not match what is on the right.')
  for (const [i, part] of parts.entries()) {
    const item = items?.[i]
    if (item) assignOne(reading, part, item)
  }
}

function assignOne(reading: Reading, target: PyNode, value: Value): void {
  if (
    target.name === 'TupleExpression' ||
    target.name === 'ArrayExpression' ||
    target.name === 'ParenthesizedExpression'
  )
    return assign(reading, childrenOf(target).slice(1, -1), value)
  if (target.name !== 'VariableName' || !reading.frame)
    return unreadable(target, 'Something other than a name is assigned to here.')
  reading.frame.names.set(sourceOf(reading.module, target), value)
}
