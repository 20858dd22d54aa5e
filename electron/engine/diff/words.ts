import type {
  CheckConstraint,
  Column,
  ExclusionConstraint,
  ForeignKey,
  Index,
  IndexPart,
  PrimaryKey,
  Table,
  UniqueConstraint,
} from '#contract/catalog'

/** `users`, or `audit.users` outside the schema everything is in. */
export function qualified(schema: string, name: string, home: string): string {
  return schema === home ? name : `${schema}.${name}`
}

/** One part of an index as a person writes it: `lower(email) desc`. */
export function partWords(part: IndexPart): string {
  const what = part.column ?? part.expression ?? ''
  return [
    part.prefixLength === null ? what : `${what}(${part.prefixLength})`,
    part.collation === null ? '' : `collate ${part.collation}`,
    part.operatorClass ?? '',
    part.order === 'desc' ? 'desc' : '',
    part.nulls === null ? '' : `nulls ${part.nulls}`,
  ]
    .filter((word) => word !== '')
    .join(' ')
}

export function indexWords(index: Index, on: string): string {
  return [
    `${index.unique ? 'unique ' : ''}index ${index.name} on ${on}(${index.parts.map(partWords).join(', ')})`,
    index.method === 'btree' ? '' : `using ${index.method}`,
    index.include.length === 0 ? '' : `include (${index.include.join(', ')})`,
    index.predicate === null ? '' : `where ${index.predicate}`,
    index.valid ? '' : '— INVALID',
  ]
    .filter((word) => word !== '')
    .join(' ')
}

export function foreignKeyWords(key: ForeignKey, on: string, home: string): string {
  const actions = [
    key.onDelete === 'NO ACTION' ? '' : `on delete ${key.onDelete.toLowerCase()}`,
    key.onUpdate === 'NO ACTION' ? '' : `on update ${key.onUpdate.toLowerCase()}`,
  ].filter((word) => word !== '')
  const to = qualified(key.toSchema, key.toTable, home)
  return [
    `foreign key ${on}(${key.columns.join(', ')}) → ${to}(${key.toColumns.join(', ')})`,
    ...actions,
  ].join(' ')
}

export function columnWords(column: Column, on: string): string {
  return [
    `column ${on}.${column.name} ${column.type}`,
    column.nullable ? '' : 'not null',
    column.default === null ? '' : `default ${column.default}`,
    column.generated === null ? '' : `generated as ${column.generated.expression}`,
    column.identity === null
      ? ''
      : column.identity === 'auto-increment'
        ? 'auto-increment'
        : `identity ${column.identity}`,
  ]
    .filter((word) => word !== '')
    .join(' ')
}

export function tableWords(table: Table, home: string): string {
  const count = table.columns.length
  return `table ${qualified(table.schema, table.name, home)} with ${count} ${count === 1 ? 'column' : 'columns'}`
}

export function primaryKeyWords(key: PrimaryKey, on: string): string {
  return `primary key of ${on}(${key.columns.join(', ')})`
}

export function uniqueWords(unique: UniqueConstraint, on: string): string {
  return `unique ${unique.name} on ${on}(${unique.columns.join(', ')})`
}

export function checkWords(check: CheckConstraint, on: string): string {
  return `check ${check.name} on ${on}: ${check.expression}`
}

export function exclusionWords(exclusion: ExclusionConstraint, on: string): string {
  return `exclusion ${exclusion.name} on ${on}: ${exclusion.definition}`
}
