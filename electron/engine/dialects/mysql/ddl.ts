import type { CheckConstraint, Column, EnumType, ForeignKey, Index, Table, View } from '#contract/catalog'
import { literal, quote } from './quote'

/** The object's DDL, as the server would accept it. */
export function ddl(object: { table: Table } | { view: View } | { enum: EnumType }): string {
  if ('table' in object) return tableDdl(object.table)
  if ('view' in object) return viewDdl(object.view)
  // An enum is the type of a column here; introspection lists none.
  return `enum(${object.enum.values.map(literal).join(', ')})`
}

function viewDdl({ name, options, definition, unshown }: View): string {
  const note = notShown(unshown)
  if (definition === '') return note.trimEnd()
  return `${note}create ${options == null ? '' : `${options} `}view ${quote(name)} as\n${definition};`
}

/** Says what an object has beside its DDL, as a comment of SQL. */
function notShown(words: readonly string[] | undefined): string {
  return words === undefined || words.length === 0 ? '' : `-- Not shown: ${words.join(', ')}.\n`
}

function tableDdl(table: Table): string {
  const lines = [
    ...table.columns.map(columnDdl),
    ...systemPeriod(table.columns),
    ...primaryFirst(table.indexes).map(indexDdl),
    ...table.checks.map(checkDdl),
    ...table.foreignKeys.map((key) => foreignKeyDdl(key, table.schema)),
  ]
  const options = [
    ...(table.engine === null ? [] : [`engine = ${table.engine}`]),
    ...(table.collation === null || table.collation === undefined ? [] : [`collate = ${table.collation}`]),
    ...(table.comment === null ? [] : [`comment = ${literal(table.comment)}`]),
    ...(table.options == null ? [] : [table.options]),
  ]
  const behind = options.length === 0 ? '' : ` ${options.join(' ')}`
  const parts = table.partitionBy == null ? '' : `\npartition by ${table.partitionBy}`
  return `${notShown(table.unshown)}create table ${quote(table.name)} (\n  ${lines.join(',\n  ')}\n)${behind}${parts};`
}

function primaryFirst(indexes: readonly Index[]): Index[] {
  return [...indexes].sort((a, b) => Number(b.backs === 'primary-key') - Number(a.backs === 'primary-key'))
}

function columnDdl(column: Column): string {
  const { generated } = column
  return [
    quote(column.name),
    column.type,
    ...(column.collation === null ? [] : [`collate ${column.collation}`]),
    ...(generated === null ? [] : [`generated always as ${generation(generated)}`]),
    ...(column.invisible === true ? ['invisible'] : []),
    ...nullability(column),
    ...(column.default === null ? [] : [`default ${column.default}`]),
    ...(column.onUpdate === null ? [] : [`on update ${column.onUpdate}`]),
    ...(column.identity === null ? [] : ['auto_increment']),
    ...(column.unversioned === true ? ['without system versioning'] : []),
    ...(column.comment === null ? [] : [`comment ${literal(column.comment)}`]),
  ].join(' ')
}

const rowStart = 'ROW START'
const rowEnd = 'ROW END'

/** MariaDB's system versioning with columns of its own: they are generated from no expression. */
function systemPeriod(columns: readonly Column[]): string[] {
  const [start, end] = [rowStart, rowEnd].map((word) =>
    columns.find((column) => column.generated?.expression === word),
  )
  if (start === undefined || end === undefined) return []
  return [`period for system_time (${quote(start.name)}, ${quote(end.name)})`]
}

function generation({ expression, stored }: NonNullable<Column['generated']>): string {
  if (expression === rowStart || expression === rowEnd) return expression.toLowerCase()
  return `(${expression}) ${stored ? 'stored' : 'virtual'}`
}

/** MariaDB takes neither NULL nor NOT NULL on a generated column, and reads no comment meant for MySQL 5.7 to 9. */
function nullability(column: Column): string[] {
  if (column.generated !== null) return column.nullable ? [] : ['/*!50700 not null */']
  return [column.nullable ? 'null' : 'not null']
}

/** Each server reads its own word and takes the other's for a comment. */
const hidden = '/*M!100600 ignored */ /*!80000 invisible */'

function indexDdl(index: Index): string {
  const parts = index.parts.map((part) => {
    const key = part.column === null ? `(${part.expression ?? ''})` : quote(part.column)
    return `${key}${part.prefixLength === null ? '' : `(${part.prefixLength})`}${part.order === 'desc' ? ' desc' : ''}`
  })
  return [
    `${indexKind(index)} (${parts.join(', ')})`,
    ...(index.method === 'hash' ? ['using hash'] : []),
    ...(index.comment === null ? [] : [`comment ${literal(index.comment)}`]),
    ...(index.visible ? [] : [hidden]),
  ].join(' ')
}

function indexKind(index: Index): string {
  if (index.backs === 'primary-key') return 'primary key'
  if (index.unique) return `unique key ${quote(index.name)}`
  const kind = index.method === 'fulltext' || index.method === 'spatial' ? `${index.method} key` : 'key'
  return `${kind} ${quote(index.name)}`
}

function checkDdl(check: CheckConstraint): string {
  return `constraint ${quote(check.name)} check (${check.expression})${check.enforced ? '' : ' not enforced'}`
}

function foreignKeyDdl(key: ForeignKey, schema: string): string {
  const to = key.toSchema === schema ? quote(key.toTable) : `${quote(key.toSchema)}.${quote(key.toTable)}`
  const list = (columns: readonly string[]): string => columns.map(quote).join(', ')
  return (
    `constraint ${quote(key.name)} foreign key (${list(key.columns)}) references ${to} (${list(key.toColumns)})` +
    ` on delete ${key.onDelete} on update ${key.onUpdate}`
  )
}
