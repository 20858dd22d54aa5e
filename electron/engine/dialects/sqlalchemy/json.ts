import type { ScriptValue } from '#contract/script-value'

/** JSON as Python's `json.dumps` writes it, blanks and escapes alike: a `json` column keeps its text. Null where it can't. */
export function pythonJson(value: ScriptValue): string | null {
  switch (value.kind) {
    case 'null':
      return 'null'
    case 'boolean':
      return String(value.value)
    case 'string':
      return quoted(value.text)
    case 'integer':
    case 'float':
      return number(value.text)
    case 'list':
      return joined(value.items.map(pythonJson), '[', ']')
    case 'dict':
      return joined(
        value.entries.map(([key, item]) => {
          const text = pythonJson(item)
          return text === null ? null : `${quoted(key)}: ${text}`
        }),
        '{',
        '}',
      )
    default:
      return null
  }
}

/** Python writes what JSON has no number for by these names. */
function number(text: string): string {
  return { nan: 'NaN', inf: 'Infinity', '-inf': '-Infinity' }[text] ?? text
}

function joined(parts: readonly (string | null)[], open: string, close: string): string | null {
  return parts.includes(null) ? null : `${open}${parts.join(', ')}${close}`
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
