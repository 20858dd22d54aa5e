import { calculate, negate } from '../../../python/operators'
import { childrenOf, type PyNode, sourceOf } from '../../../python/parse'
import { percentFormat } from './percent-format'
import { evaluate, type Reading } from './reading'
import { unreadable } from './unreadable'
import { describe, type Scalar, stringOf, type Value } from './value'

/** `not x`, `-x`, `+x`. */
export function unary(reading: Reading, node: PyNode): Value {
  const [operator, operand] = childrenOf(node)
  if (!operator || !operand) return unreadable(node, 'An expression is not complete here.')
  if (operator.name === 'not') return { kind: 'bool', value: !truth(reading, operand) }
  const value = evaluate(reading, operand)
  const negated =
    value.kind === 'int' || value.kind === 'float' ? negate(sourceOf(reading.module, operator), value) : null
  if (negated?.kind === 'int' || negated?.kind === 'float') return negated
  return unreadable(node, `Only a number can stand behind ${sourceOf(reading.module, operator)} here.`)
}

/** `a + b`, `a == b`, `a and b` …, of plain values. */
export function binary(reading: Reading, node: PyNode): Value {
  const parts = childrenOf(node)
  const [left, right] = [parts[0], parts.at(-1)]
  if (!left || !right || parts.length < 3) return unreadable(node, 'An expression is not complete here.')
  const operator = parts
    .slice(1, -1)
    .map((part) => sourceOf(reading.module, part))
    .join(' ')
  if (operator === 'and' || operator === 'or') {
    const first = evaluate(reading, left)
    return truthOf(left, first) === (operator === 'or') ? first : evaluate(reading, right)
  }
  if (left.name === 'BinaryExpression' && isComparison(reading, left) && comparisons.has(operator))
    return unreadable(node, 'Several comparisons in a row are not understood here.')
  return binaryOf(node, evaluate(reading, left), operator, evaluate(reading, right))
}

/** An operator between two values that are known already. */
export function binaryOf(node: PyNode, a: Value, operator: string, b: Value): Value {
  if (comparisons.has(operator)) return { kind: 'bool', value: compare(node, a, operator, b) }
  if (operator === '%' && a.kind === 'str') return percentFormat(node, a.value, b)
  return arithmetic(node, a, operator, b)
}

const comparisons = new Set(['==', '!=', 'in', 'not in', 'is', 'is not'])

function isComparison(reading: Reading, node: PyNode): boolean {
  return childrenOf(node).some((part) => comparisons.has(sourceOf(reading.module, part)))
}

function compare(node: PyNode, a: Value, operator: string, b: Value): boolean {
  switch (operator) {
    case '==':
      return same(node, a, b)
    case '!=':
      return !same(node, a, b)
    case 'is':
    case 'is not': {
      if (b.kind !== 'none') return unreadable(node, 'Only “is None” is understood here.')
      return (plain(node, a).kind === 'none') === (operator === 'is')
    }
    default: {
      if (b.kind !== 'list' && b.kind !== 'tuple' && b.kind !== 'set')
        return unreadable(node, `“${operator}” is understood with a list only.`)
      return b.items.some((item) => same(node, a, item)) === (operator === 'in')
    }
  }
}

/** Whether two plain values of one kind are equal; gives up on everything Python compares in a way of its own. */
function same(node: PyNode, a: Value, b: Value): boolean {
  const [x, y] = [plain(node, a), plain(node, b)]
  const [s, t] = [stringOf(x), stringOf(y)]
  if (s !== null && t !== null) return s === t
  if (x.kind !== y.kind) {
    const number = /^(int|float|bool)$/
    if (number.test(x.kind) && number.test(y.kind))
      unreadable(node, 'Numbers of two kinds are compared here.')
    return false
  }
  if (x.kind === 'none') return true
  if ('value' in x && 'value' in y && x.kind !== 'bytes') return x.value === y.value
  return unreadable(node, 'Bytes are compared here.')
}

function plain(node: PyNode, value: Value): Scalar | (Value & { kind: 'name' }) {
  switch (value.kind) {
    case 'none':
    case 'bool':
    case 'int':
    case 'float':
    case 'str':
    case 'bytes':
    case 'name':
      return value
    default:
      return unreadable(node, `${describe(value)} is compared here; only plain values can be.`)
  }
}

/** Whether a condition holds. */
export function truth(reading: Reading, node: PyNode): boolean {
  return truthOf(node, evaluate(reading, node))
}

function truthOf(node: PyNode, value: Value): boolean {
  switch (value.kind) {
    case 'none':
      return false
    case 'bool':
      return value.value
    case 'int':
      return value.value !== 0n
    case 'str':
      return value.value !== ''
    case 'list':
    case 'tuple':
    case 'set':
      return value.items.length > 0
    case 'dict':
      return value.entries.length > 0
    default:
      return unreadable(
        node,
        `Whether this holds depends on ${describe(value)}, which is not known without running it.`,
      )
  }
}

function arithmetic(node: PyNode, a: Value, operator: string, b: Value): Value {
  const [s, t] = [stringOf(a), stringOf(b)]
  // Added to anything, a name is a plain string again.
  if (operator === '+' && s !== null && t !== null) return { kind: 'str', value: s + t }
  if (operator === '+' && (a.kind === 'list' || a.kind === 'tuple') && a.kind === b.kind)
    return { kind: a.kind, items: [...a.items, ...b.items] }
  const known = (a.kind === 'int' || a.kind === 'str') && b.kind === 'int' ? calculate(a, operator, b) : null
  if (known?.kind === 'int' || known?.kind === 'str') return known
  return unreadable(node, `“${operator}” of ${describe(a)} and ${describe(b)} is not understood here.`)
}
