/** One object of a schema, as a script speaks of it. */
export interface TouchedObject {
  readonly kind:
    | 'table'
    | 'column'
    | 'index'
    | 'unique'
    | 'primary-key'
    | 'foreign-key'
    | 'check'
    | 'exclusion'
    /** Of a kind that the script leaves out. */
    | 'constraint'
    | 'enum'
  readonly schema: string
  /** Null for an enum type, and for an index whose table the script leaves out. */
  readonly table: string | null
  /** Null where the server or a naming convention names it. */
  readonly name: string | null
  /** Those it is made of, where it is made of plain columns. */
  readonly columns: readonly string[]
}

/** An object that goes on under another name. */
export type Rename =
  | { readonly kind: 'rename-table'; readonly schema: string; readonly from: string; readonly to: string }
  | {
      readonly kind: 'rename-column'
      readonly schema: string
      readonly table: string
      readonly from: string
      readonly to: string
    }

/** What a script does to an object; an `alter` leaves no trace by name. */
export type Touch = Rename | { readonly kind: 'make' | 'drop' | 'alter'; readonly object: TouchedObject }

/** What touches depend on besides the script: the database, or the dialect that is meant. */
export interface TouchContext {
  /** The schema of unqualified names. */
  readonly landing: string
  /** Whether an enum is a type of its own. */
  readonly enumTypes: boolean
}

const words: Record<TouchedObject['kind'], string> = {
  table: 'table',
  column: 'column',
  index: 'index',
  unique: 'unique constraint',
  'primary-key': 'primary key',
  'foreign-key': 'foreign key',
  check: 'check',
  exclusion: 'exclusion constraint',
  constraint: 'constraint',
  enum: 'enum type',
}

/** The object for a sentence: `column notes.title`, `index ix_notes_title on notes`. */
export function objectWords({ kind, schema, table, name, columns }: TouchedObject, landing: string): string {
  const before = schema === landing ? '' : `${schema}.`
  if (kind === 'table' || kind === 'enum') return `${words[kind]} ${before}${name ?? ''}`
  const on = table === null ? '' : `${before}${table}`
  if (kind === 'column') return `column ${on}.${name ?? ''}`
  const over = `${on}(${columns.join(', ')})`
  if (name === null) return `${words[kind]} on ${over}`
  return on === '' ? `${words[kind]} ${name}` : `${words[kind]} ${name} on ${on}`
}
