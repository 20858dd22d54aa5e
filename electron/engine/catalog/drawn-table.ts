import type { ForeignKey, Table, View } from '#contract/catalog'
import type { Cardinality, DiagramColumn, DiagramName, DiagramTable } from '#contract/diagram'

/** What a diagram shows of a view: its columns, and what it reads from. */
export function drawnView({ schema, name, materialized, columns }: View, reads: DiagramName[]): DiagramTable {
  return {
    schema,
    name,
    kind: materialized ? 'materialized-view' : 'view',
    // No server says of a view's column whether it can be null.
    columns: columns.map((column) => ({
      name: column.name,
      type: column.type,
      nullable: false,
      primary: false,
      foreign: false,
      unique: null,
    })),
    keys: [],
    reads,
  }
}

/** What a diagram shows of a table: columns, and keys with what the constraints make of both their ends. */
export function drawnTable(table: Table): DiagramTable {
  const unique = uniqueSets(table)
  const primary = new Set(table.primaryKey?.columns)
  const foreign = new Set(table.foreignKeys.flatMap((key) => key.columns))
  const notNull = new Set(table.columns.filter((column) => !column.nullable).map((column) => column.name))
  return {
    schema: table.schema,
    name: table.name,
    kind: table.kind,
    columns: table.columns.map(({ name, type, nullable }): DiagramColumn => {
      const sets = unique.filter((columns) => columns.includes(name))
      return {
        name,
        type,
        nullable,
        primary: primary.has(name),
        foreign: foreign.has(name),
        unique: sets.some((columns) => columns.length === 1) ? 'alone' : sets.length > 0 ? 'together' : null,
      }
    }),
    keys: table.foreignKeys.map((key) => ({
      name: key.name,
      columns: key.columns,
      toSchema: key.toSchema,
      toTable: key.toTable,
      toColumns: key.toColumns,
      onDelete: key.onDelete,
      onUpdate: key.onUpdate,
      here: rowsHere(key, [...unique, ...(table.primaryKey === null ? [] : [table.primaryKey.columns])]),
      there: rowsThere(key, notNull),
      validated: key.validated,
    })),
    reads: [],
  }
}

/** Columns that no two rows share, of constraints and of whole, valid indexes; without the primary key. */
function uniqueSets(table: Table): string[][] {
  const sets = table.uniques.map((unique) => unique.columns)
  for (const index of table.indexes) {
    if (!index.unique || !index.valid || index.predicate !== null || index.backs !== null) continue
    const columns = index.parts.map((part) => part.column)
    if (columns.every((column) => column !== null)) sets.push(columns)
  }
  return sets
}

// A key that is unique within the columns makes all of them so. Rows with a null among them point nowhere.
function rowsHere(key: ForeignKey, unique: readonly (readonly string[])[]): Cardinality {
  const within = (columns: readonly string[]) => columns.every((column) => key.columns.includes(column))
  return unique.some((columns) => columns.length > 0 && within(columns)) ? 'zero-or-one' : 'zero-or-many'
}

// MATCH SIMPLE lets a row off when any column is null, MATCH FULL only when all are; one that can't be null forbids that.
function rowsThere(key: ForeignKey, notNull: ReadonlySet<string>): Cardinality {
  const bound =
    key.match === 'FULL'
      ? key.columns.some((column) => notNull.has(column))
      : key.columns.every((column) => notNull.has(column))
  return bound && key.validated ? 'one' : 'zero-or-one'
}
