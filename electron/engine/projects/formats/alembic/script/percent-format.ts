import type { PyNode } from '../../../python/parse'
import { unreadable } from './unreadable'
import { describe, stringOf, type Value } from './value'

const conversion = /%(?:\((\w+)\))?(.)/gsu

/** `'… %s …' % values`, with `%s` and `%d` of strings and integers, and `%%`. */
export function percentFormat(node: PyNode, format: string, given: Value): Value {
  const values = given.kind === 'tuple' ? [...given.items] : null
  let single = given.kind === 'tuple' || given.kind === 'dict' ? null : given
  const next = (key: string | undefined): Value => {
    if (key !== undefined) {
      if (given.kind !== 'dict') return unreadable(node, 'A %(name)s needs a dictionary behind the %.')
      const found = given.entries.find(([name]) => stringOf(name) === key)
      return found?.[1] ?? unreadable(node, `The text asks for ${key}, which is not among its values.`)
    }
    const value = values?.shift() ?? single
    single = null
    return value ?? unreadable(node, 'The text asks for more values than it is given.')
  }
  const text = format.replace(conversion, (_, key: string | undefined, kind: string) => {
    if (kind === '%' && key === undefined) return '%'
    if (kind !== 's' && kind !== 'd') return unreadable(node, `%${kind} is not understood here.`)
    return printed(node, next(key), kind)
  })
  if (format.replaceAll('%%', '').endsWith('%'))
    return unreadable(node, 'A % at the end of the text stands alone.')
  if ((values?.length ?? 0) > 0 || single !== null)
    return unreadable(node, 'The text has fewer places than values.')
  return { kind: 'str', value: text }
}

/** What `%s`, `{}` or `str()` makes of a value: only of those where there is no doubt. */
export function printed(node: PyNode, value: Value, kind: 's' | 'd' = 's'): string {
  const text = stringOf(value)
  if (text !== null && kind === 's') return text
  if (value.kind === 'int') return String(value.value)
  return unreadable(node, `${describe(value)} is put into a text here; only strings and integers can be.`)
}
