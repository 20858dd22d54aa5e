import type { ScriptValue } from '#contract/script-value'
import { stringOf, type Value } from '../value'

/** The value that a row or a statement would send; null for what is no plain value. */
export function scriptValue(value: Value): ScriptValue | null {
  const text = stringOf(value)
  if (text !== null) return { kind: 'string', text }
  switch (value.kind) {
    case 'none':
      return { kind: 'null' }
    case 'bool':
      return { kind: 'boolean', value: value.value }
    case 'int':
      return { kind: 'integer', text: String(value.value) }
    case 'float':
      return floatOf(value.value)
    case 'bytes':
      return { kind: 'bytes', hex: Buffer.from(value.value).toString('hex') }
    case 'scalar':
      return value.value
    case 'list':
    case 'tuple': {
      const items = value.items.map(scriptValue)
      return items.every((item) => item !== null) ? { kind: 'list', items } : null
    }
    case 'dict': {
      const entries: (readonly [string, ScriptValue])[] = []
      for (const [key, inner] of value.entries) {
        const [name, item] = [stringOf(key), scriptValue(inner)]
        if (name === null || item === null) return null
        entries.push([name, item])
      }
      return { kind: 'dict', entries }
    }
    default:
      return null
  }
}

/** Both languages write a double with the fewest digits that give it back; only where the exponent begins they differ. */
function floatOf(value: number): ScriptValue | null {
  const text = String(value)
  if (!Number.isFinite(value) || text.includes('e')) return null
  const isSmall = Math.abs(value) < 1e-4 && value !== 0
  const isLarge = Math.abs(value) >= 1e16
  if (isSmall || isLarge) return null
  if (Object.is(value, -0)) return { kind: 'float', text: '-0.0' }
  return { kind: 'float', text: Number.isInteger(value) ? `${text}.0` : text }
}
