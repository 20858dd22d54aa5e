import { readFormatString } from '../../../python/format-string'
import { readNumber } from '../../../python/numbers'
import { childrenOf, type PyNode, sourceOf } from '../../../python/parse'
import { readString } from '../../../python/strings'
import type { PyValue } from '../../../python/values'
import { attribute, fromPath } from './attribute'
import { functionValue } from './function-value'
import { call } from './call'
import { comprehension, generator } from './comprehension'
import { binary, truth, unary } from './operators'
import { evaluate, type Reading, short } from './reading'
import { items } from './sequence'
import { subscript } from './subscript'
import { unreadable } from './unreadable'
import { stringOf, type Value } from './value'

/** What an expression means, by its kind. */
export function meaningOf(reading: Reading, node: PyNode): Value {
  switch (node.name) {
    case 'None':
      return { kind: 'none' }
    case 'Boolean':
      return { kind: 'bool', value: sourceOf(reading.module, node) === 'True' }
    case 'Number':
      return scalar(reading, node, readNumber(sourceOf(reading.module, node)))
    case 'String':
      return scalar(reading, node, readString(sourceOf(reading.module, node)))
    case 'FormatString':
      return scalar(
        reading,
        node,
        readFormatString(reading.module, node, (part) => printable(evaluate(reading, part))),
      )
    case 'ContinuedString':
      return joined(reading, node)
    case 'VariableName':
      return variable(reading, node)
    case 'MemberExpression':
      return member(reading, node)
    case 'CallExpression':
      return call(reading, node)
    case 'ParenthesizedExpression':
      return evaluate(reading, inside(node))
    case 'TupleExpression':
      return { kind: 'tuple', items: items(reading, childrenOf(node).slice(1, -1)) }
    case 'ArrayExpression':
      return { kind: 'list', items: items(reading, childrenOf(node).slice(1, -1)) }
    case 'SetExpression':
      return { kind: 'set', items: items(reading, childrenOf(node).slice(1, -1)) }
    case 'DictionaryExpression':
      return dictionary(reading, node)
    case 'ArrayComprehensionExpression':
      return { kind: 'list', items: comprehension(reading, node) }
    case 'ComprehensionExpression':
      return { kind: 'list', items: generator(reading, node) }
    case 'UnaryExpression':
      return unary(reading, node)
    case 'BinaryExpression':
      return binary(reading, node)
    case 'ConditionalExpression': {
      const [yes, , condition, , no] = childrenOf(node)
      if (!yes || !condition || !no) return unreadable(node, 'A condition is not complete here.')
      return evaluate(reading, truth(reading, condition) ? yes : no)
    }
    case 'LambdaExpression':
      return { kind: 'opaque', what: 'a function without a name' }
    default:
      return unreadable(node, `${JSON.stringify(short(reading, node))} is more than a value spelt out.`)
  }
}

function scalar(reading: Reading, node: PyNode, value: PyValue | null): Value {
  if (value !== null && !('items' in value) && value.kind !== 'dict') return value
  return unreadable(node, `The value of ${JSON.stringify(short(reading, node))} is not known for sure.`)
}

/** What a format string may hold: strings and integers as they are. */
function printable(value: Value): PyValue | null {
  const text = stringOf(value)
  if (text !== null) return { kind: 'str', value: text }
  return value.kind === 'int' ? value : null
}

function joined(reading: Reading, node: PyNode): Value {
  const texts = childrenOf(node).map((part) => {
    const value = evaluate(reading, part)
    return value.kind === 'str' ? value.value : unreadable(part, 'Strings and bytes are joined here.')
  })
  return { kind: 'str', value: texts.join('') }
}

function variable(reading: Reading, node: PyNode): Value {
  const name = sourceOf(reading.module, node)
  const { frame, scope } = reading
  const local = frame?.names.get(name)
  if (local) return local
  if (frame?.bound.has(name)) return unreadable(node, `${name} has no value yet.`)
  const binding = scope.get(name)
  switch (binding?.kind) {
    case undefined:
      return { kind: 'builtin', name }
    case 'value':
      return lifted(binding.value)
    case 'import':
      return fromPath(binding.path)
    case 'expression':
      return evaluate({ ...reading, frame: null }, binding.node)
    case 'function':
      return functionValue(reading, binding.node) ?? unreadable(node, `${name} is not a plain function.`)
    case 'class':
      return { kind: 'opaque', what: `the class ${name}` }
    case 'unknown':
      return unreadable(node, `What ${name} stands for is not known for sure.`)
  }
}

function lifted(value: PyValue): Value {
  if ('items' in value) return { kind: value.kind, items: value.items.map(lifted) }
  if (value.kind !== 'dict') return value
  return { kind: 'dict', entries: value.entries.map(([key, inner]) => [lifted(key), lifted(inner)] as const) }
}

function member(reading: Reading, node: PyNode): Value {
  const [object, dot, property, ...more] = childrenOf(node)
  if (!object || !dot || !property) return unreadable(node, 'An expression is not complete here.')
  const value = evaluate(reading, object)
  if (dot.name === '.') return attribute(reading, node, value, sourceOf(reading.module, property))
  if (more.length !== 1) return unreadable(node, 'Only one place of a list can be read here.')
  return subscript(node, value, evaluate(reading, property))
}

function dictionary(reading: Reading, node: PyNode): Value {
  const parts = childrenOf(node)
    .slice(1, -1)
    .filter(({ name }) => name !== ',' && name !== ':')
  if (parts.some(({ name }) => name === '**') || parts.length % 2 !== 0)
    return unreadable(node, 'A dictionary is put together from others here.')
  const entries: [Value, Value][] = []
  for (let i = 0; i < parts.length; i += 2) {
    const [keyNode, valueNode] = [parts[i], parts[i + 1]]
    if (!keyNode || !valueNode) continue
    const key = evaluate(reading, keyNode)
    const value = evaluate(reading, valueNode)
    const text = stringOf(key)
    if (text === null) return unreadable(keyNode, 'A key of a dictionary is no string here.')
    const same = entries.find(([known]) => stringOf(known) === text)
    if (same) same[1] = value
    else entries.push([key, value])
  }
  return { kind: 'dict', entries }
}

function inside(node: PyNode): PyNode {
  const [, part, close] = childrenOf(node)
  return part && close?.name === ')' ? part : unreadable(node, 'An expression is not complete here.')
}
