import type { Column, ForeignKey, Index, IndexPart, Table, UniqueConstraint } from '#contract/catalog'

/** The server's row estimate in words: `~14,201 rows`. */
export function rowsText(estimate: number): string {
  if (estimate < 0) return 'rows not estimated'
  if (estimate === 1) return '~1 row'
  return `~${estimate.toLocaleString('en-US')} rows`
}

/** What a table is, in a word. */
export function tableKindText(kind: Table['kind']): string {
  return {
    table: 'table',
    partitioned: 'partitioned table',
    partition: 'partition',
    foreign: 'foreign table',
  }[kind]
}

/** What fills a column when nothing is given, beside its default. */
export function columnNotes(column: Column): string[] {
  const notes: string[] = []
  if (column.identity === 'always') notes.push('identity, always')
  if (column.identity === 'by-default') notes.push('identity, by default')
  if (column.identity === 'auto-increment') notes.push('auto-increment')
  if (column.generated !== null) {
    const how = column.generated.stored ? 'stored' : 'virtual'
    notes.push(`generated (${how}) as ${column.generated.expression}`)
  }
  if (column.onUpdate !== null) notes.push(`on update ${column.onUpdate}`)
  if (column.collation !== null) notes.push(`collation ${column.collation}`)
  if (column.invisible === true) notes.push('invisible: left out of SELECT *')
  if (column.unversioned === true) notes.push('without system versioning')
  return [...notes, ...keepingNotes(column)]
}

/** Where a column comes from and how its values are kept, where that is not as usual. */
function keepingNotes(column: Column): string[] {
  const { inherited, notNull, storage, compression, statistics, parameters, options } = column
  const notes: string[] = []
  if (inherited === 'only') notes.push('inherited')
  if (inherited === 'merged') notes.push('inherited, and its own')
  if (notNull?.validated === false) notes.push(`not null constraint ${notNull.name} not validated`)
  if (notNull?.noInherit === true) notes.push('not null is not inherited')
  if (typeof storage === 'string') notes.push(`storage ${storage.toLowerCase()}`)
  if (typeof compression === 'string') notes.push(`compressed with ${compression}`)
  if (typeof statistics === 'number') notes.push(`statistics target ${statistics}`)
  if (typeof parameters === 'string') notes.push(parameters)
  if (typeof options === 'string') notes.push(options)
  return notes
}

/** One key part of an index as SQL spells it, without what is the default. */
export function indexPartText(part: IndexPart): string {
  const words = [part.column ?? `(${part.expression ?? ''})`]
  if (part.prefixLength !== null) words[0] += `(${part.prefixLength})`
  if (part.collation !== null) words.push(`collate ${part.collation}`)
  if (part.operatorClass !== null) words.push(part.operatorClass)
  if (part.order === 'desc') words.push('desc')
  if (part.nulls !== null) words.push(`nulls ${part.nulls}`)
  return words.join(' ')
}

/** What an index belongs to, in words; null for one that stands by itself. */
export function backsText(index: Index): string | null {
  if (index.backs === null) return null
  return {
    'primary-key': 'backs the primary key',
    unique: 'backs a unique constraint',
    exclusion: 'backs an exclusion constraint',
  }[index.backs]
}

/** `deferrable`, in words; null for a constraint checked at once. */
export function deferrableText(deferrable: ForeignKey['deferrable']): string | null {
  if (deferrable === 'no') return null
  return deferrable === 'initially-deferred'
    ? 'deferrable, initially deferred'
    : 'deferrable, checked at once'
}

/** What a foreign key has beside its columns and actions. */
export function foreignKeyNotes(key: ForeignKey): string[] {
  const notes: string[] = []
  const deferrable = deferrableText(key.deferrable)
  if (deferrable !== null) notes.push(deferrable)
  if (key.match !== 'SIMPLE') notes.push(`match ${key.match.toLowerCase()}`)
  if (key.onDeleteColumns !== undefined && key.onDeleteColumns.length > 0)
    notes.push(`on delete sets ${key.onDeleteColumns.join(', ')} alone`)
  if (key.period === true) notes.push('its last column is a period')
  if (key.inherited === true) notes.push('of its parent')
  return notes
}

/** What a unique constraint has beside its columns. */
export function uniqueNotes(unique: UniqueConstraint): string[] {
  const notes: string[] = []
  if (unique.nullsNotDistinct) notes.push('nulls not distinct')
  const deferrable = deferrableText(unique.deferrable)
  if (deferrable !== null) notes.push(deferrable)
  return notes
}

/** Where a column's values point. */
export interface Pointer {
  readonly schema: string
  readonly table: string
  readonly column: string
}

/** Where the foreign keys of a table point, by the columns they stand on; two keys to one place are one pointer. */
export function pointersByColumn(table: Table): ReadonlyMap<string, readonly Pointer[]> {
  const pointers = new Map<string, Pointer[]>()
  for (const key of table.foreignKeys) {
    key.columns.forEach((column, at) => {
      const list = pointers.get(column) ?? []
      pointers.set(column, list)
      const to = { schema: key.toSchema, table: key.toTable, column: key.toColumns[at] ?? '' }
      const known = list.some(
        ({ schema, table: name, column: there }) =>
          schema === to.schema && name === to.table && there === to.column,
      )
      if (!known) list.push(to)
    })
  }
  return pointers
}
