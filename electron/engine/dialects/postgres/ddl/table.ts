import type { Column, Table, TableParent } from '#contract/catalog'
import { paragraphs } from '../../../paragraphs'
import { isPartition } from '../partition'
import { quote } from '../quote'
import { columnSettings } from './column-settings'
import { foreignKeyComments, tableComments } from './comments'
import { checkLine, foreignKeyLine, keyAndCheckLines } from './constraint-lines'
import { inParentheses } from './in-parentheses'
import { createIndex } from './index-line'
import { notShown } from './not-shown'
import { createSequences, identity, ownSequences } from './sequences'

/** The statements of a table, in the order of their turn among those of other tables. */
export interface TableStatements {
  /** What the table needs before it, and the table itself. */
  readonly create: readonly string[]
  /** Defaults and checks that `create` left out. */
  readonly late: readonly string[]
  /** What is made on it once it is there. */
  readonly complete: readonly string[]
  /** What needs other tables: foreign keys, and its place in another table. */
  readonly foreignKeys: readonly string[]
  readonly joins: readonly string[]
}

/** A table with all that belongs to it. What needs other tables comes last, so that all can be created in any order before it. */
export function tableDdl(table: Table): string {
  const { create, complete, foreignKeys, joins } = tableStatements(table)
  return paragraphs([...notShown(table.unshown), ...create, ...complete, ...foreignKeys, ...joins])
}

/** The statements of a table; `bare` leaves defaults and checks for later, where something they call needs the table. */
export function tableStatements(table: Table, bare = false): TableStatements {
  const name = `${quote(table.schema)}.${quote(table.name)}`
  const alter = alterTable(table)
  // Those of a partition come with its parent.
  const foreignKeys = table.foreignKeys.filter((key) => key.inherited !== true)
  const { inherits, columns, checks } = ownParts(table)
  return {
    create: [...createSequences(table), createTable(table, bare), ...ownSequences(table)],
    late: bare
      ? [
          ...columns
            .filter((column) => column.default !== null)
            .map((column) => `${alter} ALTER COLUMN ${quote(column.name)} SET DEFAULT ${column.default};`),
          ...checks
            .filter((check) => check.validated || !check.enforced)
            .map((check) => `${alter} ADD ${checkLine(check)};`),
        ]
      : [],
    complete: [
      ...untaken(table),
      ...table.indexes.filter((index) => index.backs === null).map((index) => createIndex(table, index)),
      ...(table.settings ?? []),
      ...tableComments(table, name),
      ...(table.grants ?? []),
    ],
    foreignKeys: [
      ...foreignKeys.map((key) => `ALTER TABLE ${name} ADD ${foreignKeyLine(key)};`),
      ...foreignKeyComments(foreignKeys, name),
    ],
    joins: inherits ? [] : (table.parents ?? []).map((parent) => joinParent(name, parent)),
  }
}

/** ALTER with the name of the table. */
export function alterTable({ kind, schema, name }: Pick<Table, 'kind' | 'schema' | 'name'>): string {
  return `ALTER ${kind === 'foreign' ? 'FOREIGN ' : ''}TABLE ${quote(schema)}.${quote(name)}`
}

/** CREATE TABLE by itself; `bare` leaves out defaults and checks. */
export function createTable(table: Table, bare: boolean): string {
  const { inherits, columns, checks } = ownParts(table)
  const now = bare ? [] : checks.filter((check) => check.validated || !check.enforced)
  const lines = [
    ...columns.map((column) => columnLine(table, column, bare)),
    ...keyAndCheckLines({ ...table, checks: now }),
  ]
  const name = `${quote(table.schema)}.${quote(table.name)}`
  return `CREATE ${kind(table)} ${name} (${lines.map((line) => `\n  ${line}`).join(',')}\n)${inherits ? inheritance(table) : ''}${behind(table)};`
}

/** What CREATE TABLE does not take of a table's columns and checks; `bare` leaves out defaults and checks. */
export function untaken(table: Table, bare = false): string[] {
  const alter = alterTable(table)
  const { inherits, checks } = ownParts(table)
  return [
    ...(inherits ? inheritedColumns(table, alter, bare) : []),
    ...table.columns.flatMap((column) => notNullNotValid(column, alter)),
    ...table.columns.flatMap((column) => columnSettings(alter, column)),
    // CREATE TABLE takes NOT VALID for nothing: a new table has no rows to leave unchecked.
    ...checks
      .filter((check) => !bare && !check.validated && check.enforced)
      .map((check) => `${alter} ADD ${checkLine(check)} NOT VALID;`),
  ]
}

function ownParts(table: Table): Pick<Table, 'columns' | 'checks'> & { readonly inherits: boolean } {
  const inherits = inheritsInPlace(table)
  return {
    inherits,
    columns: table.columns.filter((column) => !inherits || column.inherited !== 'only'),
    checks: table.checks.filter((check) => !inherits || check.inherited !== true),
  }
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

/**
 * Whether CREATE TABLE says what the table inherits from. INHERITS puts the parents' columns first. Where they stand otherwise, the table is made whole and then joined, which
 * keeps the order, and makes the columns its own.
 */
export function inheritsInPlace(table: Table): boolean {
  const { parents = [], columns } = table
  if (isPartition(table) || parents.length === 0) return false
  const hasInherited = columns.some((column) => column.inherited === 'only')
  const firstOwn = columns.findIndex((column) => column.inherited == null)
  return hasInherited && (firstOwn === -1 || columns.slice(firstOwn).every((one) => one.inherited == null))
}

function inheritance({ parents = [] }: Table): string {
  return ` INHERITS (${parents.map(({ schema, name }) => `${quote(schema)}.${quote(name)}`).join(', ')})`
}

/** What an inherited column has beside what its parent gave it; said again where they are the same. */
function inheritedColumns(table: Table, alter: string, bare: boolean): string[] {
  return table.columns
    .filter((column) => column.inherited === 'only')
    .flatMap((column) => {
      const { default: value, nullable, notNull, name } = column
      const isOwnNotNull = notNull == null ? !nullable : !notNull.inherited
      return [
        ...(value === null || bare ? [] : [`${alter} ALTER COLUMN ${quote(name)} SET DEFAULT ${value};`]),
        ...(isOwnNotNull ? [`${alter} ALTER COLUMN ${quote(name)} SET NOT NULL;`] : []),
      ]
    })
}

/** How a table takes its place under another, as pg_dump does it: the table is made whole and then attached, so that its columns keep their order and its keys their names. */
export function joinParent(name: string, { schema, name: parentName, bound }: TableParent): string {
  const parent = `${quote(schema)}.${quote(parentName)}`
  return bound === null
    ? `ALTER TABLE ${name} INHERIT ${parent};`
    : `ALTER TABLE ${parent} ATTACH PARTITION ${name} ${bound};`
}

/** A column, as CREATE TABLE and ADD COLUMN take it. */
export function columnLine(table: Pick<Table, 'schema' | 'name'>, column: Column, bare: boolean): string {
  return [
    `${quote(column.name)} ${column.type}`,
    column.options == null ? '' : ` ${column.options}`,
    column.collation === null ? '' : ` COLLATE ${column.collation}`,
    column.default === null || bare ? '' : ` DEFAULT ${column.default}`,
    column.generated === null
      ? ''
      : ` GENERATED ALWAYS AS ${inParentheses(column.generated.expression)} ${column.generated.stored ? 'STORED' : 'VIRTUAL'}`,
    identity(table, column),
    notNull(table, column),
  ].join('')
}

/** NOT NULL of a column; its name is said only where the server would choose another. */
export function notNull(table: Pick<Table, 'name'>, { name, nullable, notNull }: Column): string {
  if (nullable || notNull?.validated === false) return ''
  if (notNull == null) return ' NOT NULL'
  const isUsual = notNull.name === `${table.name}_${name}_not_null`
  return `${isUsual ? '' : ` CONSTRAINT ${quote(notNull.name)}`} NOT NULL${notNull.noInherit ? ' NO INHERIT' : ''}`
}

/** PostgreSQL 18: a not-null constraint that was not looked for in the rows. */
export function notNullNotValid({ name, notNull }: Column, alter: string): string[] {
  return notNull?.validated === false
    ? [
        `${alter} ADD CONSTRAINT ${quote(notNull.name)} NOT NULL ${quote(name)}${notNull.noInherit ? ' NO INHERIT' : ''} NOT VALID;`,
      ]
    : []
}
