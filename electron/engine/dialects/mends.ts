import type { Column, Table } from '#contract/catalog'

/** Where a part of a table is. */
export type Holder = Pick<Table, 'schema' | 'name'> & Partial<Pick<Table, 'kind' | 'checks'>>

/** The statements that mend what health finds, each with its `;`; null where the dialect has none. */
export interface Mends {
  dropIndex(of: Holder, index: string): string
  rebuildIndex(of: Holder, index: string): string | null
  createIndex(of: Holder, columns: readonly string[]): string
  validateConstraint(of: Holder, constraint: string): string | null
  addPrimaryKey(of: Holder, columns: readonly string[]): string
  /** A new column that numbers the rows, as the primary key. */
  addKeyColumn(of: Holder, column: string): string
  changeType(of: Holder, column: Column, type: string): string | null
  /** Makes a column that numbers rows as wide as the dialect's widest integer, with the sequence that it draws from. */
  widen(of: Holder, column: Column): string
  /** Makes a sequence that no column draws from as long as it can be. */
  widenSequence(schema: string, name: string): string
  /** Gives a table and its text columns another collation. */
  collateTable(of: Holder, collation: string): string | null
  collateColumn(of: Holder, column: Column, collation: string | null): string | null
}
