import { callOperation } from './operations/call'
import type { Arguments } from './arguments'
import { callConnection } from './connection'
import { bindParameters, nullTest, ordered } from './sql/expressions'
import { callStringMethod } from './string-methods'
import { callTypeMethod } from './types/methods'
import { unreadable } from './unreadable'
import { describe, type Value } from './value'
import type { PyNode } from '../../../python/parse'

/** `value.name(…)`. */
export function callMethod(of: Value, name: string, args: Arguments, node: PyNode): Value {
  switch (of.kind) {
    case 'operations':
      return callOperation(of.batch, name, args)
    case 'environment':
    case 'context':
    case 'connection':
      return callConnection(of.kind, name, args)
    case 'type':
      return callTypeMethod(of.type, name, args)
    case 'text':
      if (name === 'bindparams') return bindParameters(of, args)
      break
    case 'expression': {
      const test = nullTest(of.expression, name, args)
      if (test) return test
      const made = ordered(of.expression, name)
      if (made) {
        args.end()
        return made
      }
      break
    }
    case 'str':
    case 'name':
      return callStringMethod(of.kind === 'str' ? of.value : of.text, name, args)
    case 'url':
      return urlStartsWith(args, name)
    case 'dict':
      return callDictionary(of, name, args)
    case 'logger':
      args.rest()
      return { kind: 'none' }
    default:
  }
  return unreadable(node, `.${name}() of ${describe(of)} is not understood here.`)
}

/** A URL begins with its dialect's name; what its driver is, or whom it leads to, depends on where the script runs. */
function urlStartsWith(args: Arguments, name: string): Value {
  if (name !== 'startswith')
    return unreadable(args.node, 'Of the connection’s URL only its beginning is known.')
  args.named('prefix')
  const prefix = args.text('prefix')
  args.end()
  const { dialect } = args.reading
  if (prefix.length > dialect.length && prefix.startsWith(dialect))
    return unreadable(args.node, 'Of the connection’s URL only its beginning is known.')
  return { kind: 'bool', value: dialect.startsWith(prefix) }
}

function callDictionary({ entries }: Value & { kind: 'dict' }, name: string, args: Arguments): Value {
  args.end()
  if (name === 'keys') return { kind: 'list', items: entries.map(([key]) => key) }
  if (name === 'values') return { kind: 'list', items: entries.map(([, value]) => value) }
  return { kind: 'list', items: entries.map(([key, value]) => ({ kind: 'tuple', items: [key, value] })) }
}
