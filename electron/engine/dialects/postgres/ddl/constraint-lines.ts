import type { CheckConstraint, ForeignKey, Table, UniqueConstraint } from '#contract/catalog'
import { quote } from '../quote'
import { inParentheses } from './in-parentheses'

type Constrained = Pick<Table, 'primaryKey' | 'uniques' | 'checks' | 'exclusions' | 'indexes'>

/** Every constraint that CREATE TABLE takes: all but foreign keys. */
export function keyAndCheckLines(table: Constrained): string[] {
  const { primaryKey } = table
  return [
    ...(primaryKey === null
      ? []
      : [`CONSTRAINT ${quote(primaryKey.name)} ${primaryKey.spelling ?? primaryKeyBody(table)}`]),
    ...table.uniques.map(
      (unique) => `CONSTRAINT ${quote(unique.name)} ${unique.definition ?? uniqueBody(unique)}`,
    ),
    ...table.checks.map(checkLine),
    ...table.exclusions.map((exclusion) => `CONSTRAINT ${quote(exclusion.name)} ${exclusion.definition}`),
  ]
}

/** A check, without NOT VALID. */
export function checkLine({ name, expression, noInherit, enforced }: CheckConstraint): string {
  return `CONSTRAINT ${quote(name)} CHECK ${inParentheses(expression)}${noInherit === true ? ' NO INHERIT' : ''}${enforced ? '' : ' NOT ENFORCED'}`
}

/** A foreign key, as ALTER TABLE … ADD takes it. */
export function foreignKeyLine(key: ForeignKey): string {
  const to = `${quote(key.toSchema)}.${quote(key.toTable)} (${columns(key.toColumns, key.period === true)})`
  const only = key.onDeleteColumns ?? []
  return [
    `CONSTRAINT ${quote(key.name)} FOREIGN KEY (${columns(key.columns, key.period === true)}) REFERENCES ${to}`,
    key.match === 'SIMPLE' ? '' : ` MATCH ${key.match}`,
    key.onUpdate === 'NO ACTION' ? '' : ` ON UPDATE ${key.onUpdate}`,
    key.onDelete === 'NO ACTION' ? '' : ` ON DELETE ${key.onDelete}`,
    only.length === 0 ? '' : ` (${only.map(quote).join(', ')})`,
    deferrable(key.deferrable),
    key.enforced === false ? ' NOT ENFORCED' : key.validated ? '' : ' NOT VALID',
  ].join('')
}

function columns(names: readonly string[], period: boolean): string {
  return names
    .map((name, at) => (period && at === names.length - 1 ? `PERIOD ${quote(name)}` : quote(name)))
    .join(', ')
}

function primaryKeyBody({ primaryKey, indexes }: Constrained): string {
  const include = indexes.find((index) => index.backs === 'primary-key')?.include ?? []
  const own = (primaryKey?.columns ?? []).filter((name) => !include.includes(name))
  const including = include.length > 0 ? ` INCLUDE (${include.map(quote).join(', ')})` : ''
  return `PRIMARY KEY (${own.map(quote).join(', ')})${including}`
}

function uniqueBody(unique: UniqueConstraint): string {
  const nulls = unique.nullsNotDistinct ? ' NULLS NOT DISTINCT' : ''
  return `UNIQUE${nulls} (${unique.columns.map(quote).join(', ')})${deferrable(unique.deferrable)}`
}

function deferrable(value: ForeignKey['deferrable']): string {
  if (value === 'no') return ''
  return value === 'initially-deferred' ? ' DEFERRABLE INITIALLY DEFERRED' : ' DEFERRABLE'
}
