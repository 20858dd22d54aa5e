import type { Column, ForeignKey, Table, TableParent, UniqueConstraint } from '#contract/catalog'
import { quote } from '../quote'
import { foreignKeyComments, tableComments } from './comments'
import { createIndex } from './index-line'
import { notShown } from './not-shown'
import { createSequences, identity, ownSequences } from './sequences'

/** A table with all that belongs to it. What needs other tables comes last, so that all can be created in any order before it. */
export function tableDdl(table: Table): string {
  const name = `${quote(table.schema)}.${quote(table.name)}`
  // Those of a partition come with its parent.
  const ownForeignKeys = table.foreignKeys.filter((key) => key.inherited !== true)
  const parts = [...table.columns.map((column) => columnLine(table, column)), ...constraints(table)]
  return [
    ...notShown(table.unshown),
    ...createSequences(table),
    `CREATE ${kind(table)} ${name} (\n${parts.map((part) => `  ${part}`).join(',\n')}\n)${behind(table)};`,
    ...ownSequences(table),
    ...notValidChecks(table, name),
    ...table.indexes.filter((index) => index.backs === null).map((index) => createIndex(table, index)),
    ...tableComments(table, name),
    ...ownForeignKeys.map((key) => `ALTER TABLE ${name} ADD ${foreignKey(key)};`),
    ...foreignKeyComments(ownForeignKeys, name),
    ...(table.parents ?? []).map((parent) => joinParent(name, parent)),
  ].join('\n')
}

function kind(table: Table): string {
  if (table.kind === 'foreign') return 'FOREIGN TABLE'
  return table.unlogged === true ? 'UNLOGGED TABLE' : 'TABLE'
}

function behind({ partitionBy, foreignServer, options }: Table): string {
  return [partitionBy == null ? null : `PARTITION BY ${partitionBy}`, foreignServer, options]
    .map((words) => (words == null ? '' : ` ${words}`))
    .join('')
}

/** As pg_dump does it: the table is made whole and then attached, so that its columns keep their order and its keys their names. */
function joinParent(name: string, { schema, name: parentName, bound }: TableParent): string {
  const parent = `${quote(schema)}.${quote(parentName)}`
  return bound === null
    ? `ALTER TABLE ${name} INHERIT ${parent};`
    : `ALTER TABLE ${parent} ATTACH PARTITION ${name} ${bound};`
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
  return `CONSTRAINT ${quote(check.name)} CHECK (${check.expression})${check.noInherit === true ? ' NO INHERIT' : ''}${suffix}`
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
