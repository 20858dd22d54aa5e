import type { Column, ForeignKey, Table, UniqueConstraint } from '#contract/catalog'
import { literal, quote } from '../quote'
import { createIndex } from './index-line'
import { createSequences, identity, ownSequences } from './sequences'

/** A table with all that belongs to it. Foreign keys come last, so that tables can be created in any order before them. */
export function tableDdl(table: Table): string {
  const name = `${quote(table.schema)}.${quote(table.name)}`
  const parts = [...table.columns.map((column) => columnLine(table, column)), ...constraints(table)]
  return [
    ...note(table),
    ...createSequences(table),
    `CREATE TABLE ${name} (\n${parts.map((part) => `  ${part}`).join(',\n')}\n);`,
    ...ownSequences(table),
    ...notValidChecks(table, name),
    ...table.indexes.filter((index) => index.backs === null).map((index) => createIndex(table, index)),
    ...comments(table, name),
    ...table.foreignKeys.map((key) => `ALTER TABLE ${name} ADD ${foreignKey(key)};`),
  ].join('\n')
}

/** How the parts of a partitioned or foreign table hang together is not in the catalog yet. */
function note(table: Table): string[] {
  switch (table.kind) {
    case 'partitioned':
      return ['-- This table is partitioned; its partition key is not shown.']
    case 'partition':
      return ['-- This table is a partition; its parent and bounds are not shown.']
    case 'foreign':
      return ['-- This table is foreign; its server and options are not shown.']
    case 'table':
      return []
  }
}

function columnLine(table: Table, column: Column): string {
  return [
    `${quote(column.name)} ${column.type}`,
    column.collation === null ? '' : ` COLLATE ${column.collation}`,
    column.default === null ? '' : ` DEFAULT ${column.default}`,
    column.generated === null
      ? ''
      : ` GENERATED ALWAYS AS (${column.generated.expression}) ${column.generated.stored ? 'STORED' : 'VIRTUAL'}`,
    identity(table, column),
    column.nullable ? '' : ' NOT NULL',
  ].join('')
}

function constraints(table: Table): string[] {
  const { primaryKey } = table
  return [
    ...(primaryKey === null ? [] : [`CONSTRAINT ${quote(primaryKey.name)} ${primaryKeyBody(table)}`]),
    ...table.uniques.map(
      (unique) => `CONSTRAINT ${quote(unique.name)} ${unique.definition ?? uniqueBody(unique)}`,
    ),
    ...table.checks
      .filter((check) => check.validated || !check.enforced)
      .map((check) => checkLine(check, check.enforced ? '' : ' NOT ENFORCED')),
    ...table.exclusions.map((exclusion) => `CONSTRAINT ${quote(exclusion.name)} ${exclusion.definition}`),
  ]
}

/** CREATE TABLE takes NOT VALID for nothing: a new table has no rows to leave unchecked. */
function notValidChecks(table: Table, name: string): string[] {
  return table.checks
    .filter((check) => !check.validated && check.enforced)
    .map((check) => `ALTER TABLE ${name} ADD ${checkLine(check, ' NOT VALID')};`)
}

function checkLine(check: Table['checks'][number], suffix: string): string {
  return `CONSTRAINT ${quote(check.name)} CHECK (${check.expression})${suffix}`
}

function primaryKeyBody(table: Table): string {
  const include = table.indexes.find((index) => index.backs === 'primary-key')?.include ?? []
  const columns = (table.primaryKey?.columns ?? []).filter((name) => !include.includes(name))
  const including = include.length > 0 ? ` INCLUDE (${include.map(quote).join(', ')})` : ''
  return `PRIMARY KEY (${columns.map(quote).join(', ')})${including}`
}

function uniqueBody(unique: UniqueConstraint): string {
  const nulls = unique.nullsNotDistinct ? ' NULLS NOT DISTINCT' : ''
  return `UNIQUE${nulls} (${unique.columns.map(quote).join(', ')})${deferrable(unique.deferrable)}`
}

function foreignKey(key: ForeignKey): string {
  const to = `${quote(key.toSchema)}.${quote(key.toTable)} (${key.toColumns.map(quote).join(', ')})`
  return [
    `CONSTRAINT ${quote(key.name)} FOREIGN KEY (${key.columns.map(quote).join(', ')}) REFERENCES ${to}`,
    key.match === 'SIMPLE' ? '' : ` MATCH ${key.match}`,
    key.onUpdate === 'NO ACTION' ? '' : ` ON UPDATE ${key.onUpdate}`,
    key.onDelete === 'NO ACTION' ? '' : ` ON DELETE ${key.onDelete}`,
    deferrable(key.deferrable),
    key.validated ? '' : ' NOT VALID',
  ].join('')
}

function deferrable(value: ForeignKey['deferrable']): string {
  if (value === 'no') return ''
  return value === 'initially-deferred' ? ' DEFERRABLE INITIALLY DEFERRED' : ' DEFERRABLE'
}

function comments(table: Table, name: string): string[] {
  const lines: [string, string | null][] = [
    [`TABLE ${name}`, table.comment],
    ...table.columns.map(({ name: column, comment }): [string, string | null] => [
      `COLUMN ${name}.${quote(column)}`,
      comment,
    ]),
    ...(table.primaryKey === null
      ? []
      : [
          [`CONSTRAINT ${quote(table.primaryKey.name)} ON ${name}`, table.primaryKey.comment] as [
            string,
            string | null,
          ],
        ]),
    ...table.indexes.map(({ name: index, comment }): [string, string | null] => [
      `INDEX ${quote(table.schema)}.${quote(index)}`,
      comment,
    ]),
  ]
  return lines.flatMap(([what, text]) => (text === null ? [] : [`COMMENT ON ${what} IS ${literal(text)};`]))
}
