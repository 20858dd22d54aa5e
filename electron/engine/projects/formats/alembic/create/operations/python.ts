import { repr } from '../python-literal'
import { indent } from './indent'

/** A call's argument by name; null leaves it out. */
export type Named = readonly [name: string, value: string | null]

const widest = 100

/** A call as a formatter would write it: in one line where it fits, else each argument in its own. */
export function call(name: string, values: readonly string[], named: readonly Named[] = []): string {
  const all = [...values, ...named.flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}`]))]
  const line = `${name}(${all.join(', ')})`
  if (line.length <= widest && !line.includes('\n')) return line
  return `${name}(\n${all.map((one) => `${indent(one)},\n`).join('')})`
}

/** Python's list of these texts. */
export function list(texts: readonly string[]): string {
  return `[${texts.map((text) => repr(text)).join(', ')}]`
}

/** Python's dictionary of texts. */
export function dictionary(entries: readonly (readonly [key: string, value: string])[]): string {
  return `{${entries.map(([key, value]) => `${repr(key)}: ${repr(value)}`).join(', ')}}`
}

/** A text, or null where there is none. */
export function maybe(text: string | null | undefined): string | null {
  return text == null ? null : repr(text)
}

/** A name that no naming convention touches any more. */
export function final(name: string): string {
  return `op.f(${repr(name)})`
}

/** SQL as `sa.text` takes it, where `:name` would be a value. */
export function text(sql: string): string {
  return `sa.text(${sqlLiteral(sql)})`
}

/** SQL as `op.execute` takes it. */
export function execute(sql: string): string {
  return `op.execute(${sqlLiteral(sql)})`
}

function sqlLiteral(sql: string): string {
  const escaped = sql
    .replace(/\\(?=:)/g, '\\\\')
    .replace(/(?<![:\p{L}\p{N}_$\\]):(?=[\p{L}\p{N}_$]+(?![:\p{L}\p{N}_$]))/gu, '\\:')
  if (!escaped.includes('\n')) return repr(escaped)
  const safe = escaped
    .replaceAll('\\', '\\\\')
    .replaceAll('"""', '\\"\\"\\"')
    .replace(/"$/, '\\"')
    .replaceAll('\r', '\\r')
  return `"""${safe}"""`
}
