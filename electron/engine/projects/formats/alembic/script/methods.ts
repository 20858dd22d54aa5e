import { callOperation } from './operations/call'
import type { Arguments } from './arguments'
import { callConnection } from './connection'
import { bindParameters, ordered } from './sql/expressions'
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
    case 'dict':
      return callDictionary(of, name, args)
    case 'logger':
      args.rest()
      return { kind: 'none' }
    default:
  }
  return unreadable(node, `.${name}() of ${describe(of)} is not understood here.`)
}

function callDictionary({ entries }: Value & { kind: 'dict' }, name: string, args: Arguments): Value {
  args.end()
  if (name === 'keys') return { kind: 'list', items: entries.map(([key]) => key) }
  if (name === 'values') return { kind: 'list', items: entries.map(([, value]) => value) }
  return { kind: 'list', items: entries.map(([key, value]) => ({ kind: 'tuple', items: [key, value] })) }
}
