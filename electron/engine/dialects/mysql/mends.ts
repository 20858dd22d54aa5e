import type { Mends } from '../mends'
import { columnDdl } from './ddl/column'
import { quote } from './quote'

const named = ({ schema, name }: { schema: string; name: string }): string =>
  `${quote(schema)}.${quote(name)}`
const list = (columns: readonly string[]): string => columns.map(quote).join(', ')

/** The statements of MySQL and MariaDB for what health finds. */
export const mends: Mends = {
  dropIndex: (of, index) => `ALTER TABLE ${named(of)} DROP INDEX ${quote(index)};`,
  rebuildIndex: () => null,
  createIndex: (of, columns) => `ALTER TABLE ${named(of)} ADD INDEX (${list(columns)});`,
  validateConstraint: () => null,
  addPrimaryKey: (of, columns) => `ALTER TABLE ${named(of)} ADD PRIMARY KEY (${list(columns)});`,
  addKeyColumn: (of, column) =>
    `ALTER TABLE ${named(of)} ADD COLUMN ${quote(column)} bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST;`,
  // MODIFY needs the whole column again, and a foreign key forbids it on either end.
  changeType: () => null,
  // MODIFY says the whole column again: what it leaves out is gone.
  widen: (of, column) => {
    const check = of.checks?.find((one) => one.column === column.name) ?? null
    return `ALTER TABLE ${named(of)} MODIFY ${columnDdl({ ...column, type: 'bigint unsigned' }, check)};`
  },
  widenSequence: (schema, name) => `ALTER SEQUENCE ${named({ schema, name })} NO MAXVALUE;`,
  // A collation's name begins with its character set's.
  collateTable: (of, collation) =>
    `ALTER TABLE ${named(of)} CONVERT TO CHARACTER SET ${quote(collation.split('_')[0] ?? '')} COLLATE ${quote(collation)};`,
  collateColumn: () => null,
}
