import type { PyValue } from './values'

/** A number literal's value; null for complex numbers and for Python 2's octal. */
export function readNumber(source: string): PyValue | null {
  const text = source.replaceAll('_', '').toLowerCase()
  if (/^(0x[0-9a-f]+|0o[0-7]+|0b[01]+)$/.test(text)) return { kind: 'int', value: BigInt(text) }
  if (/^(0+|[1-9]\d*)$/.test(text)) return { kind: 'int', value: BigInt(text) }
  if (/^(\d+\.\d*|\.\d+|\d+(?=e))(e[+-]?\d+)?$/.test(text)) {
    return { kind: 'float', value: Number(text), text: source }
  }
  return null
}
