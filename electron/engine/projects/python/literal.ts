import { childrenOf, type Module, type PyNode, sourceOf } from './parse'
import { readFormatString } from './format-string'
import { readNumber } from './numbers'
import { calculate, negate } from './operators'
import type { Scope } from './scope'
import { readString } from './strings'
import type { PyValue } from './values'

/** Nothing people write nests deeper; a hostile file would exhaust the stack. */
const deepest = 400

/**
 * The value an expression spells out: strings (joined ones too, and format strings of literals), numbers, booleans,
 * None, tuples, lists, sets, dictionaries, names bound to such, `+` and `*` of them. Null for everything else.
 */
export function literal(module: Module, node: PyNode, scope: Scope): PyValue | null {
  return read(module, node, scope, 0)
}

function read(module: Module, node: PyNode, scope: Scope, depth: number): PyValue | null {
  if (depth > deepest) return null
  const inside = (child: PyNode) => read(module, child, scope, depth + 1)
  switch (node.name) {
    case 'None':
      return { kind: 'none' }
    case 'Boolean':
      return { kind: 'bool', value: sourceOf(module, node) === 'True' }
    case 'Number':
      return readNumber(sourceOf(module, node))
    case 'String':
      return readString(sourceOf(module, node))
    case 'FormatString':
      return readFormatString(module, node, inside)
    case 'ContinuedString':
      return join(childrenOf(node), inside)
    case 'VariableName': {
      const binding = scope.get(sourceOf(module, node))
      return binding?.kind === 'value' ? binding.value : null
    }
    case 'ParenthesizedExpression':
      return only(between(node), inside)
    case 'TupleExpression':
      return itemsOf('tuple', node, inside)
    case 'ArrayExpression':
      return itemsOf('list', node, inside)
    case 'SetExpression':
      return itemsOf('set', node, inside)
    case 'DictionaryExpression':
      return dictionary(between(node), inside)
    case 'UnaryExpression': {
      const [operator, operand] = childrenOf(node)
      const value = operand ? inside(operand) : null
      return operator && value ? negate(sourceOf(module, operator), value) : null
    }
    case 'BinaryExpression': {
      const [left, operator, right, ...more] = childrenOf(node)
      if (!left || !operator || !right || more.length > 0) return null
      const [a, b] = [inside(left), inside(right)]
      return a && b ? calculate(a, sourceOf(module, operator), b) : null
    }
    default:
      return null
  }
}

/** The values of a bare list of expressions, as on the right of `a = 1, 2`: one alone, or several as a tuple. */
export function literalTuple(module: Module, parts: readonly PyNode[], scope: Scope): PyValue | null {
  const [first, ...others] = parts
  if (first && others.length === 0) return literal(module, first, scope)
  return separated('tuple', parts, (node) => literal(module, node, scope))
}

type Inside = (node: PyNode) => PyValue | null

/** The children of a bracketed expression, without its brackets. */
function between(node: PyNode): PyNode[] {
  return childrenOf(node).slice(1, -1)
}

function only(parts: readonly PyNode[], inside: Inside): PyValue | null {
  const [part] = parts
  return part && parts.length === 1 ? inside(part) : null
}

function itemsOf(kind: 'tuple' | 'list' | 'set', node: PyNode, inside: Inside): PyValue | null {
  return separated(kind, between(node), inside)
}

function separated(kind: 'tuple' | 'list' | 'set', parts: readonly PyNode[], inside: Inside): PyValue | null {
  const items: PyValue[] = []
  let spread = false
  for (const part of parts) {
    if (part.name === ',') continue
    if (part.name === '*') {
      spread = true
      continue
    }
    const value = inside(part)
    if (value === null) return null
    if (!spread) items.push(value)
    else if (value.kind === 'tuple' || value.kind === 'list') items.push(...value.items)
    else return null
    spread = false
  }
  return { kind, items }
}

function dictionary(parts: readonly PyNode[], inside: Inside): PyValue | null {
  const written = parts.filter(({ name }) => name !== ',' && name !== ':')
  // `**other` could be read, but a dictionary merged from others is beyond what is spelt out.
  if (written.some(({ name }) => name === '**') || written.length % 2 !== 0) return null
  const entries: [PyValue, PyValue][] = []
  for (let i = 0; i < written.length; i += 2) {
    const [key, value] = [written[i], written[i + 1]].map((part) => (part ? inside(part) : null))
    if (!key || !value) return null
    // A key given twice keeps its first place and takes the last value.
    const same = entries.find(([known]) => isSameKey(known, key))
    if (same) same[1] = value
    else entries.push([key, value])
  }
  return { kind: 'dict', entries }
}

function isSameKey(a: PyValue, b: PyValue): boolean {
  return a.kind === b.kind && 'value' in a && 'value' in b && a.value === b.value
}

function join(parts: readonly PyNode[], inside: Inside): PyValue | null {
  const values = parts.map(inside)
  const strings = values.map((value) => (value?.kind === 'str' ? value.value : null))
  if (strings.every((text) => text !== null)) return { kind: 'str', value: strings.join('') }
  const bytes = values.map((value) => (value?.kind === 'bytes' ? value.value : null))
  if (bytes.every((part) => part !== null)) {
    return { kind: 'bytes', value: Uint8Array.from(bytes.flatMap((part) => [...part])) }
  }
  return null
}
