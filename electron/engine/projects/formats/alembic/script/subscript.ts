import type { PyNode } from '../../../python/parse'
import { unreadable } from './unreadable'
import { describe, stringOf, type Value } from './value'

/** `value[key]` of a list, a tuple or a dictionary that is spelt out. */
export function subscript(node: PyNode, value: Value, key: Value): Value {
  const found = itemAt(value, key)
  return found ?? unreadable(node, `This place of ${describe(value)} is not known for sure.`)
}

function itemAt(value: Value, key: Value): Value | null {
  if (value.kind === 'dict') {
    const text = stringOf(key)
    return value.entries.find(([name]) => text !== null && stringOf(name) === text)?.[1] ?? null
  }
  if ((value.kind !== 'list' && value.kind !== 'tuple') || key.kind !== 'int') return null
  return value.items.at(Number(key.value)) ?? null
}
