import type { Table } from '#contract/catalog'
import { literal } from '../../quote'
import type { ChangeIndex } from '../change-index'
import type { Clause } from './clause'

/** What an option is set to where it is to be as if never named. */
const unset: Readonly<Record<string, string>> = {
  row_format: 'default',
  stats_persistent: 'default',
  stats_auto_recalc: 'default',
  stats_sample_pages: 'default',
  pack_keys: 'default',
  key_block_size: '0',
  checksum: '0',
  delay_key_write: '0',
  min_rows: '0',
  max_rows: '0',
  avg_row_length: '0',
  transactional: 'default',
  page_checksum: 'default',
  compression: "'none'",
  encryption: "'n'",
  connection: "''",
}

/** The clauses that make engine, collation, comment and options of one table those of the other. */
export function optionClauses(
  from: Table,
  to: Table,
  changes: ChangeIndex,
): { clauses: Clause[]; unknown: string[] } {
  const unknown: string[] = []
  const set = (option: string, before: string | null, after: string | null, sql: string): Clause[] =>
    before === after
      ? []
      : [
          {
            sql,
            deed: { kind: 'set-option', option, from: before, to: after },
            changes: changes.table(to.name),
          },
        ]
  const [old, wanted] = [optionsOf(from), optionsOf(to)]
  const names = [...new Set([...old.keys(), ...wanted.keys()])]
  const clauses = [
    ...set('engine', from.engine, to.engine, `engine = ${to.engine ?? ''}`),
    ...set('collation', from.collation ?? null, to.collation ?? null, `collate = ${to.collation ?? ''}`),
    ...set('comment', from.comment, to.comment, `comment = ${literal(to.comment ?? '')}`),
    ...names.flatMap((name) => {
      const [before, after] = [old.get(name) ?? null, wanted.get(name) ?? null]
      const value = after ?? unset[name] ?? (name.startsWith('`') ? 'default' : null)
      if (value !== null) return set(name, before, after, `${name}=${value}`)
      if (before !== after) unknown.push(name)
      return []
    }),
  ]
  return { clauses, unknown }
}

/** A table's options by name, without system versioning; one that the engine does not know stands in a comment. */
function optionsOf({ options }: Table): Map<string, string> {
  const found = new Map<string, string>()
  for (const word of wordsOf(options ?? '')) {
    const [, name, value] = /^([^=]+?)=([\s\S]*)$/.exec(word) ?? []
    if (name !== undefined && value !== undefined) found.set(name, value)
  }
  return found
}

/** `a=1 b='x y'` at its spaces; MySQL writes `a=1 b=2` too. */
function wordsOf(options: string): string[] {
  return (
    options
      .match(/(?:`(?:[^`]|``)*`|[\w ]+?)=(?:'(?:[^'\\]|\\[\s\S]|'')*'|\([^)]*\)|[^\s]+)/g)
      ?.map((word) => word.trim()) ?? []
  )
}
