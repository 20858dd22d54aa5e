import type { Arguments } from './arguments'
import { printed } from './percent-format'
import { unreadable } from './unreadable'
import type { Value } from './value'

/** Python's own functions, as far as they are understood. */
export function callBuiltin(name: string, args: Arguments): Value {
  const { module } = args.reading
  // `from x import *` may have brought another function of this name.
  if (/\bimport\s*\(?\s*\*/.test(module.text))
    return unreadable(args.node, `Whose ${name}() this is is not known for sure.`)
  switch (name) {
    case 'print':
      args.rest()
      args.take('end')
      args.take('flush')
      args.end()
      return { kind: 'none' }
    case 'str': {
      args.named('object')
      const given = args.need('object')
      args.end()
      if (given.value.kind === 'url') return given.value
      return { kind: 'str', value: printed(given.node, given.value) }
    }
    case 'list':
    case 'tuple':
      return sequence(name, args)
    case 'dict': {
      const entries = args.left().map((key) => [{ kind: 'str', value: key }, args.need(key).value] as const)
      args.end()
      return { kind: 'dict', entries }
    }
    case 'reversed': {
      const items = sequence('list', args).items
      return { kind: 'list', items: items.toReversed() }
    }
    case 'enumerate': {
      const { items } = sequence('list', args)
      const pairs = items.map((item, i): Value => ({
        kind: 'tuple',
        items: [{ kind: 'int', value: BigInt(i) }, item],
      }))
      return { kind: 'list', items: pairs }
    }
    case 'len':
      return { kind: 'int', value: BigInt(sequence('list', args).items.length) }
    case 'range':
      return range(args)
    case 'zip':
      return zip(args)
    default:
      return unreadable(args.node, `What ${name}() does is not known without running it.`)
  }
}

function sequence(kind: 'list' | 'tuple', args: Arguments): Value & { kind: 'list' | 'tuple' } {
  args.named('iterable')
  const given = args.take('iterable')
  args.end()
  if (given === null) return { kind, items: [] }
  if (given.value.kind !== 'list' && given.value.kind !== 'tuple')
    return args.wrong('iterable', given, 'a list')
  return { kind, items: given.value.items }
}

const longest = 10_000

function range(args: Arguments): Value {
  const numbers = args.rest().map((given) => {
    return given.value.kind === 'int' ? given.value.value : args.wrong('an argument', given, 'an integer')
  })
  args.end()
  const [a, b, step = 1n, ...more] = numbers
  if (a === undefined || step === 0n || more.length > 0)
    return unreadable(args.node, 'This range is not understood here.')
  const [start, stop] = b === undefined ? [0n, a] : [a, b]
  const items: Value[] = []
  for (let at = start; step > 0n ? at < stop : at > stop; at += step) {
    if (items.length === longest) return unreadable(args.node, 'This range is too long to be written out.')
    items.push({ kind: 'int', value: at })
  }
  return { kind: 'list', items }
}

function zip(args: Arguments): Value {
  const lists = args.rest().map((given) => {
    if (given.value.kind !== 'list' && given.value.kind !== 'tuple')
      return args.wrong('iterable', given, 'a list')
    return given.value.items
  })
  args.end()
  const shortest = Math.min(...lists.map(({ length }) => length), ...(lists.length === 0 ? [0] : []))
  const items = Array.from({ length: shortest }, (_, i): Value => {
    return { kind: 'tuple', items: lists.flatMap((list) => list[i] ?? []) }
  })
  return { kind: 'list', items }
}
