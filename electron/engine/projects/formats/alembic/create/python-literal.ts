/** What a template is given: text, several texts (a tuple), or None. */
export type PythonValue = string | readonly string[] | null

/** The value as Python's `repr` spells it. */
export function repr(value: PythonValue): string {
  if (value === null) return 'None'
  if (typeof value === 'string') return text(value)
  const [only, ...others] = value
  if (only !== undefined && others.length === 0) return `(${text(only)},)`
  return `(${value.map(text).join(', ')})`
}

/** As text in a sentence; several are set off by commas, as Alembic does. */
export function str(value: PythonValue): string {
  if (value === null) return 'None'
  return typeof value === 'string' ? value : value.join(', ')
}

function text(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'"
  const escaped = [...value].map((character) => {
    if (character === '\\' || character === quote) return `\\${character}`
    if (character === '\n') return '\\n'
    if (character === '\t') return '\\t'
    const code = character.codePointAt(0) ?? 0
    return code < 0x20 || code === 0x7f ? `\\x${code.toString(16).padStart(2, '0')}` : character
  })
  return `${quote}${escaped.join('')}${quote}`
}
