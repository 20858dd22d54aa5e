import type { ScriptDefault } from '#contract/script-column'
import type { ScriptExpression, ScriptType, ScriptValue } from '#contract/script-value'

/** An SQL expression as a person would write it. */
export function expressionWords(expression: ScriptExpression): string {
  switch (expression.kind) {
    case 'text':
    case 'literal-column':
      return oneLine(expression.sql)
    case 'column':
      return expression.name.text
    case 'value':
      return valueWords(expression.value)
    case 'call':
      return `${expression.path.join('.')}(${expression.args.map(expressionWords).join(', ')})`
    case 'true':
    case 'false':
    case 'null':
      return expression.kind
    case 'ordered':
    case 'null-test':
      return `${expressionWords(expression.of)} ${expression.words.toLowerCase()}`
    case 'cast':
      return `cast(${expressionWords(expression.of)} as ${typeWords(expression.type)})`
  }
}

/** A value as a literal. */
export function valueWords(value: ScriptValue): string {
  switch (value.kind) {
    case 'null':
      return 'null'
    case 'boolean':
      return String(value.value)
    case 'string':
      return `'${value.text}'`
    case 'bytes':
      return `0x${value.hex}`
    case 'list':
      return `[${value.items.map(valueWords).join(', ')}]`
    case 'dict':
      return `{${value.entries.map(([key, item]) => `${key}: ${valueWords(item)}`).join(', ')}}`
    case 'expression':
      return expressionWords(value.expression)
    default:
      return value.text
  }
}

/** Arguments that are told without their name. */
const plain = new Set(['length', 'precision', 'scale', 'display_width'])
const mostValues = 6

/** A type as the script spells it: `String(255)`, `Enum(draft, sent)`. */
export function typeWords({ name, args, values, item }: ScriptType): string {
  const shown = values.length > mostValues ? [...values.slice(0, mostValues), '…'] : values
  const within = [
    ...(item === null ? [] : [typeWords(item)]),
    ...shown,
    ...Object.entries(args)
      .filter(([key, value]) => value !== null && (values.length === 0 || key === 'name'))
      .map(([key, value]) => (plain.has(key) ? String(value) : `${key}=${String(value)}`)),
  ]
  return within.length === 0 ? name : `${name}(${within.join(', ')})`
}

/** What a column's value comes from; empty where there is nothing to say. */
export function defaultWords(value: ScriptDefault): string {
  switch (value.kind) {
    case 'string':
      return `default '${value.text}'`
    case 'expression':
      return `default ${expressionWords(value.expression)}`
    case 'computed':
      return `generated as ${oneLine(value.sql)}`
    case 'identity':
      return value.always === true ? 'identity always' : 'identity'
    case 'fetched':
      return ''
  }
}

/** A text on one line, cut where it is long. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 200 ? `${line.slice(0, 199)}…` : line
}
