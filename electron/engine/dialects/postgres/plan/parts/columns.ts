import type { Column, Table } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import { columnSettings } from '../../ddl/column-settings'
import { alterTable, columnLine, notNullNotValid } from '../../ddl/table'
import { isPartition } from '../../partition'
import { quote } from '../../quote'
import { alterColumn } from '../alter/column'
import { isRemadeInPlace } from '../alter/generated'
import { mentions } from '../mention'
import { hangingKey, memberKey, memberRef, objectKey } from '../keys'
import { part, type Part } from '../part'
import type { Side } from '../side'
import { bareStatements } from '../statement'
import { comment } from './comment'
import type { TableNeeds } from './needs'
import { sequenceParts } from './sequences'

/** The columns of a table, each with its default, comment and sequences. */
export function columnParts(table: Table, side: Side, other: Side, needs: TableNeeds): Part[] {
  return table.columns.flatMap((column) => [
    columnPart(table, column, side, other, needs),
    ...defaultPart(table, column, needs),
    ...sequenceParts(table, column, other),
    ...comment(`COLUMN ${quote(table.schema)}.${quote(table.name)}.${quote(column.name)}`, {
      ref: memberRef('column', table, column.name),
      owner: memberKey('column', table, column.name),
      text: column.comment,
      far: other.table(table)?.columns.find(({ name }) => name === column.name)?.comment,
    }),
  ])
}

function columnPart(table: Table, column: Column, side: Side, other: Side, needs: TableNeeds): Part {
  const key = memberKey('column', table, column.name)
  const alter = alterTable(table)
  const far = other.table(table)
  const farColumn = far?.columns.find(({ name }) => name === column.name)
  const text = `${column.type} ${column.generated?.expression ?? ''}`
  const above = keptParents(table, side, other)
  const carriers = above.filter((parent) => hasColumn(parent, column.name))
  // It comes and goes with the parent's, unless it is its own too.
  const isCarried =
    farColumn === undefined &&
    (isPartition(table) || column.inherited === 'only') &&
    carriers.some((parent) => !hasColumn(other.table(parent), column.name))
  const types = needs.types(column.type)
  const own = JSON.stringify([
    column.inherited ?? null,
    column.type,
    types.map(refKey).toSorted(),
    column.nullable,
    column.notNull ?? null,
    column.identity,
    column.generated,
    column.collation,
    column.sequences.filter(({ tie }) => tie === 'identity'),
    column.storage ?? null,
    column.compression ?? null,
    column.statistics ?? null,
    column.parameters ?? null,
    column.options ?? null,
  ])
  const generatedFrom =
    column.generated === null
      ? []
      : needs.columns(column.generated.expression).filter((named) => named !== key)
  return part({
    kind: 'column',
    key,
    ref: memberRef('column', table, column.name),
    owner: objectKey('table', table),
    inline: true,
    needs: new Set([objectKey('table', table), ...needs.of(text), ...generatedFrom]),
    after: new Set([
      ...needs.extensions(),
      ...carriers.map((parent) => memberKey('column', parent, column.name)),
    ]),
    spelling: own,
    make: isCarried
      ? []
      : bareStatements([
          `${alter} ADD COLUMN ${columnLine(table, column, false)}`,
          ...notNullNotValid(column, alter),
          ...columnSettings(alter, column),
        ]),
    drop: isCarried ? [] : [`${alter} DROP COLUMN ${quote(column.name)}`],
    irretrievable: column.generated === null && table.kind !== 'foreign',
    stays: staysBecause(table, far, column),
    claims: column.sequences
      .filter(({ tie }) => tie === 'identity')
      .map(({ schema, name }) => `relation ${schema}.${name}`),
    alter: (replaced) =>
      far === undefined || farColumn === undefined
        ? { how: 'again' }
        : alterColumn({
            table,
            far,
            from: column,
            to: farColumn,
            carriers: carriers.flatMap((parent) => pairOf(parent, other, column.name)),
            major: other.major,
            leaves: types.filter((type) => replaced.has(refKey(type))),
            isDivided: [table, ...above, ...partitionsBelow(table, side)].some((one) =>
              mentions(one.partitionBy ?? '', column.name),
            ),
            isUsed: () => isUsed(table, column, side),
          }),
  })
}

/** Why a column is not dropped to be made again. One that becomes generated loses its values anyway. */
function staysBecause(table: Table, far: Table | undefined, column: Column): string | null {
  const to = far?.columns.find(({ name }) => name === column.name)
  const isComputed = column.generated !== null || (to !== undefined && to.generated !== null)
  if (!isComputed) return `the values of ${table.name}.${column.name} would be lost`
  return isRemadeInPlace(table, far, column.name)
    ? null
    : `${table.name}.${column.name} would come back behind the other columns`
}

/** Parents under which a table stands on both sides. */
function keptParents(table: Table, side: Side, other: Side): Table[] {
  const far = other.table(table)?.parents ?? []
  return (table.parents ?? [])
    .filter((parent) =>
      far.some(
        (one) => one.schema === parent.schema && one.name === parent.name && one.bound === parent.bound,
      ),
    )
    .flatMap((parent) => side.table(parent) ?? [])
}

/** Whether anything stands on a column: an index, a constraint, a comment, a view. */
function isUsed(table: Table, column: Column, side: Side): boolean {
  const { primaryKey, uniques, checks, exclusions, foreignKeys, indexes, settings } = table
  const parts = JSON.stringify([
    primaryKey,
    uniques,
    checks,
    exclusions,
    foreignKeys,
    indexes,
    settings ?? [],
  ])
  return (
    column.comment !== null ||
    mentions(parts, column.name) ||
    side.neededBy(objectKey('table', table)).some(({ kind }) => kind !== 'table')
  )
}

/** Partitioned partitions of a partitioned table, and theirs. */
function partitionsBelow(table: Table, side: Side): Table[] {
  if (table.kind !== 'partitioned') return []
  return side
    .children(table)
    .filter(({ kind }) => kind === 'partitioned')
    .flatMap((child) => [child, ...partitionsBelow(child, side)])
}

function hasColumn(table: Table | undefined, name: string): boolean {
  return table?.columns.some((one) => one.name === name) === true
}

function pairOf(parent: Table, other: Side, name: string): { from: Column; to: Column }[] {
  const from = parent.columns.find((one) => one.name === name)
  const to = other.table(parent)?.columns.find((one) => one.name === name)
  return from === undefined || to === undefined ? [] : [{ from, to }]
}

function defaultPart(table: Table, column: Column, needs: TableNeeds): Part[] {
  if (column.default === null) return []
  const owner = memberKey('column', table, column.name)
  // ONLY: what stands under the table has defaults of its own.
  const alter = `${alterTable(table).replace('TABLE', 'TABLE ONLY')} ALTER COLUMN ${quote(column.name)}`
  return [
    part({
      kind: 'default',
      key: hangingKey('default', owner),
      ref: memberRef('column', table, column.name),
      owner,
      inline: true,
      needs: new Set([
        owner,
        ...needs.of(column.default),
        ...column.sequences
          .filter(({ tie }) => tie !== 'identity')
          .map((sequence) => objectKey('sequence', sequence)),
      ]),
      after: new Set(needs.extensions()),
      spelling: column.default,
      make: [`${alter} SET DEFAULT ${column.default}`],
      drop: [`${alter} DROP DEFAULT`],
      standing: 'expression',
      alter: () => ({ how: 'again' }),
    }),
  ]
}
