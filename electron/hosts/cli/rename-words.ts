import type { Rename } from '#contract/compare'
import { UsageError } from './args'

const name = String.raw`"(?:[^"]|"")+"|[^".:=]+`
const whole = new RegExp(`^(?:(${name}):)?(${name})(?:\\.(${name}))?=(${name})$`, 'u')

/** A rename as it is typed: `TABLE=NEW` or `TABLE.COLUMN=NEW`, with `SCHEMA:` before it; a name with such characters stands in double quotes. */
export function readRename(text: string): Rename {
  const match = whole.exec(text)
  if (match === null)
    throw new UsageError(
      `--rename takes TABLE=NEW or TABLE.COLUMN=NEW (SCHEMA: before it, names in double quotes where they need it), not ${JSON.stringify(text)}.`,
    )
  const [, schema, table = '', column, to = ''] = match
  const place = { schema: schema === undefined ? '' : plain(schema) }
  return {
    ref:
      column === undefined
        ? { kind: 'table', ...place, name: plain(table), table: null }
        : { kind: 'column', ...place, name: plain(column), table: plain(table) },
    to: plain(to),
  }
}

/** The same as a person would type it. */
export function renameWords({ ref, to }: Rename, home: string): string {
  const schema = ref.schema === home ? '' : `${quoted(ref.schema)}:`
  const what = ref.table === null ? quoted(ref.name) : `${quoted(ref.table)}.${quoted(ref.name)}`
  return `${schema}${what}=${quoted(to)}`
}

function plain(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word
}

function quoted(word: string): string {
  return /^[^".:=]+$/.test(word) ? word : `"${word.replaceAll('"', '""')}"`
}
