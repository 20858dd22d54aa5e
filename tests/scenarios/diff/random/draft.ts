/** A schema thrown by dice, before it is SQL: small, and easy to change at random. */
export interface Draft {
  /** PostgreSQL's; MySQL's stand in the columns' types. */
  readonly enums: EnumDraft[]
  readonly tables: TableDraft[]
  /** Each behind those that it reads. */
  readonly views: ViewDraft[]
}

export interface EnumDraft {
  readonly name: string
  values: string[]
}

/** Every table has `id` for its first column, and it is the primary key. */
export interface TableDraft {
  readonly name: string
  idType: string
  comment: string | null
  granted: boolean
  columns: ColumnDraft[]
  uniques: { readonly name: string; readonly columns: string[] }[]
  checks: { readonly name: string; readonly column: string; bound: number }[]
  indexes: IndexDraft[]
  keys: KeyDraft[]
  triggers: { readonly name: string; readonly column: string }[]
}

export interface ColumnDraft {
  readonly name: string
  type: string
  notNull: boolean
  default: string | null
  comment: string | null
  /** Of a generated column: what is added to the id. */
  plus: number | null
}

export interface IndexDraft {
  readonly name: string
  columns: string[]
  unique: boolean
  descending: boolean
  /** PostgreSQL: rows whose id is higher. */
  above: number | null
}

/** A foreign key to another table's id; its column is of that id's type. */
export interface KeyDraft {
  readonly name: string
  readonly column: string
  readonly to: string
  onDelete: string
}

export interface ViewDraft {
  readonly name: string
  /** A table, or a view before it. */
  readonly of: string
  columns: string[]
  above: number
  readonly materialized: boolean
  comment: string | null
}

/** The tables and views that need what has the name, the farthest last, and it. */
export function withDependants({ views }: Draft, name: string): Set<string> {
  const found = new Set([name])
  for (const view of views) if (found.has(view.of)) found.add(view.name)
  return found
}
