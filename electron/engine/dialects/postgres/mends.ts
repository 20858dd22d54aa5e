import type { Holder, Mends } from '../mends'
import { quote } from './quote'

const named = ({ schema, name }: { schema: string; name: string }): string =>
  `${quote(schema)}.${quote(name)}`
const list = (columns: readonly string[]): string => columns.map(quote).join(', ')

// https://www.postgresql.org/docs/current/sql-createindex.html: not for the index of a partitioned table.
const concurrently = ({ kind }: Holder): string => (kind === 'partitioned' ? '' : ' CONCURRENTLY')

/** PostgreSQL's statements for what health finds. */
export const mends: Mends = {
  dropIndex: (of, index) => `DROP INDEX${concurrently(of)} ${quote(of.schema)}.${quote(index)};`,
  // A partitioned table's index is invalid until each partition has its own; no statement on it alone mends that.
  rebuildIndex: (of, index) =>
    of.kind === 'partitioned' ? null : `REINDEX INDEX CONCURRENTLY ${quote(of.schema)}.${quote(index)};`,
  createIndex: (of, columns) => `CREATE INDEX${concurrently(of)} ON ${named(of)} (${list(columns)});`,
  validateConstraint: (of, constraint) =>
    `ALTER TABLE ${named(of)} VALIDATE CONSTRAINT ${quote(constraint)};`,
  addPrimaryKey: (of, columns) => `ALTER TABLE ${named(of)} ADD PRIMARY KEY (${list(columns)});`,
  addKeyColumn: (of, column) =>
    `ALTER TABLE ${named(of)} ADD COLUMN ${quote(column)} bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;`,
  changeType: (of, column, type) =>
    `ALTER TABLE ${named(of)} ALTER COLUMN ${quote(column.name)} TYPE ${type};`,
  widen: (of, column) =>
    [
      ...(column.type === 'bigint'
        ? []
        : [`ALTER TABLE ${named(of)} ALTER COLUMN ${quote(column.name)} TYPE bigint;`]),
      ...column.sequences.map((sequence) => mends.widenSequence(sequence.schema, sequence.name)),
    ].join('\n'),
  widenSequence: (schema, name) => `ALTER SEQUENCE ${named({ schema, name })} AS bigint NO MAXVALUE;`,
  collateTable: () => null,
  collateColumn: (of, column, collation) =>
    `ALTER TABLE ${named(of)} ALTER COLUMN ${quote(column.name)} TYPE ${column.type} COLLATE ${collation ?? quote('default')};`,
}
