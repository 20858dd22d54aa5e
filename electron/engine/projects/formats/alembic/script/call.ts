import { callOf } from '../../../python/calls'
import { childrenOf, type PyNode } from '../../../python/parse'
import { type Arguments, argumentsFor } from './arguments'
import { callBuiltin } from './builtins'
import { callFunction } from './functions'
import { knownName } from './known-names'
import { callMethod } from './methods'
import { constructors } from './constructors'
import { callOther } from './other-packages'
import { evaluate, type Reading } from './reading'
import { construct, isType } from './types/construct'
import { unreadable } from './unreadable'
import { describe, type Value } from './value'

/** A call: of a function of SQLAlchemy, an operation, a method, a function of the file. */
export function call(reading: Reading, node: PyNode): Value {
  const known = callOf(reading.module, node)
  const list = childrenOf(node)[1]
  if (!known || !list) return unreadable(node, 'A call is not complete here.')
  const callee = evaluate(reading, known.callee)
  const given = (name: string): Arguments => argumentsFor(reading, node, list, name)
  switch (callee.kind) {
    case 'path':
      return callPath(callee.path, node, given)
    case 'method':
      return callMethod(callee.of, callee.name, given(callee.name), known.callee)
    case 'function':
      return callFunction(reading, callee, given(callee.definition.name))
    case 'builtin':
      return callBuiltin(callee.name, given(callee.name))
    default:
      return unreadable(
        node,
        `${describe(callee)} is called here; what that does is not known without running it.`,
      )
  }
}

function callPath(path: string, node: PyNode, given: (name: string) => Arguments): Value {
  const name = knownName(path)
  if (name === null) return callOther(path, given(path.split('.').at(-1) ?? path))
  if (isType(name)) return { kind: 'type', type: construct(name, given(name)) }
  const make = name.startsWith('sa.func.') ? constructors['sa.func'] : constructors[name]
  if (make) return make(given(name), name)
  return unreadable(node, `${name}() is not understood here.`)
}
