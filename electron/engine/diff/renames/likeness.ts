import type { Column, Table } from '#contract/catalog'

/** How much two things are alike: what of them could be compared, what of that is equal, and what speaks for it. */
export interface Likeness {
  readonly equal: number
  readonly compared: number
  readonly evidence: readonly string[]
}

/** How much a table that went is like one that came. */
export function likeTables(from: Table, to: Table): Likeness {
  const columns = shared(from.columns.map(columnText), to.columns.map(columnText))
  const keys = shared(from.foreignKeys.map(foreignKeyText), to.foreignKeys.map(foreignKeyText))
  const indexes = shared(indexTexts(from), indexTexts(to))
  const checks = shared(expressions(from), expressions(to))
  const parts = [columns, keys, indexes, checks]
  const samePrimaryKey = textOf(from.primaryKey?.columns) === textOf(to.primaryKey?.columns)
  const evidence = [
    ...told(columns, 'column'),
    ...(samePrimaryKey && to.primaryKey !== null
      ? [`the same primary key (${to.primaryKey.columns.join(', ')})`]
      : []),
    ...told(keys, 'foreign key'),
    ...told(indexes, 'index'),
    ...told(checks, 'check'),
    ...(from.comment !== null && from.comment === to.comment ? ['the same comment'] : []),
  ]
  const equal = parts.reduce((sum, part) => sum + part.equal, 0) + (samePrimaryKey ? 1 : 0)
  return { equal, compared: parts.reduce((sum, part) => sum + part.most, 1), evidence }
}

/** How much a column that went is like one that came to the same table. */
export function likeColumns(from: Column, to: Column, tables: { from: Table; to: Table }): Likeness {
  const sameUse = (of: (table: Table, column: string) => string): boolean =>
    of(tables.from, from.name) === of(tables.to, to.name)
  const used = usesOf(tables.from, from.name) !== '' && sameUse(usesOf)
  const facts: readonly (readonly [equal: boolean, words: string | null])[] = [
    [from.type === to.type, `the same type ${to.type}`],
    [from.nullable === to.nullable, from.nullable ? null : 'both not null'],
    [from.default === to.default, to.default === null ? null : `the same default ${to.default}`],
    [from.identity === to.identity, to.identity === null ? null : 'both number the rows'],
    [textOf(from.generated) === textOf(to.generated), to.generated === null ? null : 'the same expression'],
    [from.comment === to.comment, to.comment === null ? null : 'the same comment'],
    [sameUse(usesOf), used ? 'the same place in keys and indexes' : null],
    [sameUse(placeOf), 'the same place among the columns'],
    [alike(from.name, to.name), `names alike: ${from.name}, ${to.name}`],
  ]
  return {
    equal: facts.filter(([equal]) => equal).length,
    compared: facts.length,
    evidence: facts.flatMap(([equal, words]) => (equal && words !== null ? [words] : [])),
  }
}

function placeOf({ columns }: Table, name: string): string {
  return String(columns.findIndex((column) => column.name === name))
}

function usesOf(table: Table, name: string): string {
  const at = (columns: readonly string[]): string => `${columns.indexOf(name)} of ${columns.length}`
  const holds = ({ columns }: { readonly columns: readonly string[] }): boolean => columns.includes(name)
  return [
    ...(table.primaryKey !== null && holds(table.primaryKey)
      ? [`primary key ${at(table.primaryKey.columns)}`]
      : []),
    ...table.uniques.filter(holds).map(({ columns }) => `unique ${at(columns)}`),
    ...table.foreignKeys.filter(holds).map((key) => `references ${key.toTable} ${at(key.columns)}`),
    ...table.indexes
      .map(({ parts }) => parts.map(({ column }) => column ?? ''))
      .filter((columns) => columns.includes(name))
      .map((columns) => `index ${at(columns)}`),
  ]
    .toSorted()
    .join('; ')
}

/** Whether one name is in the other, or they share a word of more than two letters: `mail` and `email`, `user_id` and `user_ref`. */
function alike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (a.includes(b) || b.includes(a)) return true
  const words = new Set(a.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2))
  return b.split(/[^\p{L}\p{N}]+/u).some((word) => words.has(word))
}

interface Shared {
  readonly equal: number
  readonly most: number
}

function shared(from: readonly string[], to: readonly string[]): Shared {
  const left = new Map<string, number>()
  for (const one of from) left.set(one, (left.get(one) ?? 0) + 1)
  let equal = 0
  for (const one of to) {
    const count = left.get(one) ?? 0
    if (count === 0) continue
    left.set(one, count - 1)
    equal += 1
  }
  return { equal, most: Math.max(from.length, to.length) }
}

function told({ equal, most }: Shared, noun: string): string[] {
  if (equal === 0) return []
  const plural = noun === 'index' ? 'indexes' : `${noun}s`
  if (equal === most) return [most === 1 ? `the same ${noun}` : `the same ${most} ${plural}`]
  return [`${equal} of ${most} ${plural} the same`]
}

function columnText({ name, type, nullable }: Column): string {
  return JSON.stringify([name, type, nullable])
}

function foreignKeyText({
  columns,
  toSchema,
  toTable,
  toColumns,
  onDelete,
}: Table['foreignKeys'][number]): string {
  return JSON.stringify([columns, toSchema, toTable, toColumns, onDelete])
}

function indexTexts({ indexes }: Table): string[] {
  return indexes
    .filter(({ backs }) => backs !== 'primary-key')
    .map(({ unique, method, parts, predicate }) => JSON.stringify([unique, method, parts, predicate]))
}

function expressions({ checks }: Table): string[] {
  return checks.map(({ expression }) => expression)
}

function textOf(value: unknown): string {
  return JSON.stringify(value ?? null)
}
