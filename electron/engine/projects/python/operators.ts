import type { PyValue } from './values'

/** Past this a `"x" * n` is no literal that anyone meant. */
const longest = 1_000_000

/** `-value`, `+value` and `not value`; null for what isn't understood. */
export function negate(operator: string, value: PyValue): PyValue | null {
  if (operator === 'not') return value.kind === 'bool' ? { kind: 'bool', value: !value.value } : null
  if (operator === '+') return value.kind === 'int' || value.kind === 'float' ? value : null
  if (operator !== '-') return null
  if (value.kind === 'int') return { kind: 'int', value: -value.value }
  if (value.kind !== 'float') return null
  const text = value.text.startsWith('-') ? value.text.slice(1) : `-${value.text}`
  return { kind: 'float', value: -value.value, text }
}

/** `a + b`, `a - b` and `a * b` of strings, sequences and integers; null for what isn't understood. */
export function calculate(a: PyValue, operator: string, b: PyValue): PyValue | null {
  if (a.kind === 'int' && b.kind === 'int') return integers(a.value, operator, b.value)
  if (operator === '+') return add(a, b)
  if (operator !== '*') return null
  return a.kind === 'str' && b.kind === 'int' ? repeat(a.value, b.value) : null
}

function integers(a: bigint, operator: string, b: bigint): PyValue | null {
  switch (operator) {
    case '+':
      return { kind: 'int', value: a + b }
    case '-':
      return { kind: 'int', value: a - b }
    case '*':
      return { kind: 'int', value: a * b }
    default:
      return null
  }
}

function add(a: PyValue, b: PyValue): PyValue | null {
  if (a.kind === 'str' && b.kind === 'str') return { kind: 'str', value: a.value + b.value }
  if (a.kind === 'list' && b.kind === 'list') return { kind: 'list', items: [...a.items, ...b.items] }
  if (a.kind === 'tuple' && b.kind === 'tuple') return { kind: 'tuple', items: [...a.items, ...b.items] }
  return null
}

function repeat(text: string, times: bigint): PyValue | null {
  const count = times < 0n ? 0 : Number(times)
  return count * text.length > longest ? null : { kind: 'str', value: text.repeat(count) }
}
