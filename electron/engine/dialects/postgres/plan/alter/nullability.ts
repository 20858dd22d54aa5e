import type { Column } from '#contract/catalog'
import { notNull, alterTable } from '../../ddl/table'
import { isPartition } from '../../partition'
import { quote } from '../../quote'
import { isBig } from '../big'
import type { Act } from '../part'
import type { ColumnPair } from './column'

/** NOT NULL set, dropped and, since version 18, named, validated and inherited. */
export function nullability(pair: ColumnPair): Act[] {
  const { far, from, to, table } = pair
  const alter = alterTable(far)
  const its = `${alter} ALTER COLUMN ${quote(to.name)}`
  const was = isNotNull(from)
  const is = isNotNull(to)
  if (!was && !is) return []
  // Before version 18 each table of a tree without partitions says for itself which columns may be null.
  const isAlone = from.notNull == null && table.kind === 'table' && !isPartition(table)
  const drop = `${isAlone && pair.below().length > 0 ? its.replace('TABLE', 'TABLE ONLY') : its} DROP NOT NULL`
  if (was && !is)
    return [
      { sql: drop, reverse: setNotNull(pair, from), property: 'nullable' },
      ...(isAlone ? [] : keptBelow(pair)),
    ]
  if (!was && is)
    return isBig(table) && table.kind !== 'partitioned' && to.notNull?.validated !== false
      ? inTwo(pair, drop)
      : [
          {
            sql: setNotNull(pair, to),
            reverse: [drop, ...(isAlone ? [] : keptBelow(pair)).map(({ sql }) => sql)].join(';\n'),
            property: 'not null',
          },
        ]
  return named(alter, from, to)
}

/** Before version 18 a column of the tables below may be null once it may be above: what is to stay NOT NULL is set again. */
function keptBelow(pair: ColumnPair): Act[] {
  return pair
    .below()
    .filter(({ from, to }) => isNotNull(from) && isNotNull(to) && to.notNull == null)
    .map((one) => {
      const sql = setNotNull({ ...pair, ...one }, one.to)
      return { sql, reverse: sql, property: 'not null kept' }
    })
}

/** Also one that was not looked for in the rows yet, of which the server says that the column may be null. */
function isNotNull({ nullable, notNull }: Column): boolean {
  return !nullable || notNull?.validated === false
}

function setNotNull({ far }: ColumnPair, column: Column): string {
  const alter = alterTable(far)
  const { notNull: constraint, name } = column
  if (constraint == null || constraint.inherited) return `${alter} ALTER COLUMN ${quote(name)} SET NOT NULL`
  const own = notNull(far, { ...column, nullable: false, notNull: { ...constraint, validated: true } })
  const isUsual = own === ' NOT NULL' && constraint.validated
  return isUsual
    ? `${alter} ALTER COLUMN ${quote(name)} SET NOT NULL`
    : `${alter} ADD CONSTRAINT ${quote(constraint.name)} NOT NULL ${quote(name)}${constraint.noInherit ? ' NO INHERIT' : ''}${constraint.validated ? '' : ' NOT VALID'}`
}

/**
 * A constraint that is there NOT VALID is looked for without stopping writers, and spares SET NOT NULL its own look
 * (12 and newer: https://www.postgresql.org/docs/current/sql-altertable.html).
 */
function inTwo(pair: ColumnPair, drop: string): Act[] {
  const { far, to } = pair
  const alter = alterTable(far)
  const check = quote(`${to.name}_is_not_null`.slice(0, 63))
  const remove = `${alter} DROP CONSTRAINT ${check}`
  const add = `${alter} ADD CONSTRAINT ${check} CHECK (${quote(to.name)} IS NOT NULL) NOT VALID`
  return [
    { sql: add, reverse: remove, property: 'not null check' },
    {
      sql: `${alter} VALIDATE CONSTRAINT ${check}`,
      reverse: `${remove};\n${add}`,
      property: 'validated',
      turn: 'behind',
    },
    { sql: setNotNull(pair, to), reverse: drop, property: 'not null proved', turn: 'behind' },
    { sql: remove, reverse: add, property: 'not null check', turn: 'behind' },
  ]
}

function named(alter: string, from: Column, to: Column): Act[] {
  const [before, after] = [from.notNull, to.notNull]
  if (before == null || after == null) return []
  const inherit = (no: boolean) =>
    `${alter} ALTER CONSTRAINT ${quote(after.name)} ${no ? 'NO INHERIT' : 'INHERIT'}`
  const rename = (one: string, other: string) => `${alter} RENAME CONSTRAINT ${quote(one)} TO ${quote(other)}`
  const isNamedApart = before.name !== after.name && !before.inherited && !after.inherited
  const unproved = `${alter} DROP CONSTRAINT ${quote(after.name)};\n${alter} ADD CONSTRAINT ${quote(after.name)} NOT NULL ${quote(to.name)}${after.noInherit ? ' NO INHERIT' : ''} NOT VALID`
  const proved = `${alter} VALIDATE CONSTRAINT ${quote(after.name)}`
  return [
    ...(isNamedApart
      ? [
          {
            sql: rename(before.name, after.name),
            reverse: rename(after.name, before.name),
            property: 'not null name',
          },
        ]
      : []),
    ...(before.noInherit === after.noInherit
      ? []
      : [
          { sql: inherit(after.noInherit), reverse: inherit(before.noInherit), property: 'not null inherit' },
        ]),
    ...(before.validated === after.validated
      ? []
      : [
          after.validated
            ? { sql: proved, reverse: unproved, property: 'not null validated' }
            : { sql: unproved, reverse: proved, property: 'not null unproved' },
        ]),
  ]
}
