import { childrenOf, type PyNode } from '../../../python/parse'
import { assign } from './assign'
import { itemsOf } from './iterate'
import { truth } from './operators'
import { evaluate, type Reading } from './reading'
import { unreadable } from './unreadable'
import type { Value } from './value'

/** `(x for y in z)`: whoever goes through it makes its items one by one, so making them must send nothing. */
export function generator(reading: Reading, node: PyNode): Value[] {
  const before = reading.effort.asked
  const values = comprehension(reading, node)
  if (reading.effort.asked !== before)
    return unreadable(node, 'When these statements are sent depends on who goes through the list.')
  return values
}

/** `[x for y in z if c]`, with one `for`, over something spelt out. */
export function comprehension(reading: Reading, node: PyNode): Value[] {
  const parts = childrenOf(node).slice(1, -1)
  const [result, word, ...rest] = parts
  const behind = rest.findIndex(({ name }) => name === 'in')
  const [source, ifWord, condition, ...more] = rest.slice(behind + 1)
  const isSimple =
    word?.name === 'for' && behind > 0 && more.length === 0 && (!ifWord || ifWord.name === 'if')
  if (!result || !source || !isSimple)
    return unreadable(node, 'A list is made in a way that is not understood here.')
  const targets = rest.slice(0, behind)
  const { frame } = reading
  const values: Value[] = []
  for (const item of itemsOf(source, evaluate(reading, source))) {
    const names = new Map(frame?.names ?? [])
    const inner = {
      ...reading,
      frame: { names, bound: frame?.bound ?? new Set<string>(), depth: frame?.depth ?? 0 },
    }
    assign(inner, targets, item)
    if (!condition || truth(inner, condition)) values.push(evaluate(inner, result))
  }
  return values
}
