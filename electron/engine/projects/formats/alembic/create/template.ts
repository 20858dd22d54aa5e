import { AppError } from '#engine/errors'
import { type PythonValue, repr, str } from './python-literal'

export type TemplateValues = Readonly<Record<string, PythonValue>>

/**
 * Fills a `script.py.mako` without running Python: `${name}`, `${name | comma,n}`, `${repr(name)}` and
 * `${name if name else "…"}`. Anything else of Mako's refuses the whole template, with its line.
 */
export function fillTemplate(template: string, values: TemplateValues, file: string): string {
  const lines = template.split('\n')
  const kept: string[] = []
  for (const [index, line] of lines.entries()) {
    if (/^\s*##/.test(line)) continue
    if (/^\s*%(?!%)/.test(line) || /<%|<\/%/.test(line)) throw beyond(file, index + 1, line.trim())
    kept.push(fillLine(line, values, file, index + 1))
  }
  // A backslash at the end of a line joins it with the next.
  return kept.join('\n').replaceAll('\\\n', '')
}

function fillLine(line: string, values: TemplateValues, file: string, number: number): string {
  return line.replace(/\$\{([^}]*)\}/g, (whole, expression: string) => {
    const filled = evaluate(expression.trim(), values)
    if (filled === null) throw beyond(file, number, whole)
    return filled
  })
}

function evaluate(expression: string, values: TemplateValues): string | null {
  const valueOf = (name: string | undefined) =>
    name !== undefined && Object.hasOwn(values, name) ? (values[name] ?? null) : undefined
  const [, represented] = /^repr\((\w+)\)$/.exec(expression) ?? []
  if (represented !== undefined) {
    const value = valueOf(represented)
    return value === undefined ? null : repr(value)
  }
  const [, name, condition, , otherwise] =
    /^(\w+)\s+if\s+(\w+)\s+else\s+(["'])([^"'\\]*)\3$/.exec(expression) ?? []
  if (name !== undefined && name === condition && otherwise !== undefined) {
    const value = valueOf(name)
    if (value === undefined) return null
    return value === null || value.length === 0 ? otherwise : str(value)
  }
  const [, plain] = /^(\w+)(?:\s*\|\s*(?:comma\s*,\s*n|n|comma))?$/.exec(expression) ?? []
  const value = valueOf(plain)
  return value === undefined ? null : str(value)
}

function beyond(file: string, line: number, what: string): AppError {
  return new AppError('project-blocked', `Line ${line} of ${file} needs Python to be filled in: ${what}`, {
    advice: 'Make the file with Alembic itself (alembic revision, alembic merge); Varve shows it at once.',
    place: { file, line, column: 1 },
  })
}
