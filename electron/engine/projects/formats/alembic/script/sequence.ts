import type { PyNode } from '../../../python/parse'
import { evaluate, type Reading } from './reading'
import { unreadable } from './unreadable'
import type { Value } from './value'

/** The items of a bracketed or bare list; `*items` stand for themselves. */
export function items(reading: Reading, parts: readonly PyNode[]): Value[] {
  const values: Value[] = []
  let spread = false
  for (const part of parts) {
    if (part.name === ',') continue
    if (part.name === '*') {
      spread = true
      continue
    }
    const value = evaluate(reading, part)
    if (!spread) values.push(value)
    else if (value.kind === 'list' || value.kind === 'tuple') values.push(...value.items)
    else unreadable(part, 'Only a list or a tuple can stand behind *.')
    spread = false
  }
  return values
}

/** A bare list of expressions, as on the right of `a = 1, 2`: one alone, or a tuple. */
export function evaluateTuple(reading: Reading, parts: readonly PyNode[]): Value {
  const [first, ...others] = parts
  if (first && others.length === 0) return evaluate(reading, first)
  return { kind: 'tuple', items: items(reading, parts) }
}
