import type { Column, Table } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import { columnSettings } from '../../ddl/column-settings'
import { alterTable, columnLine, notNullNotValid } from '../../ddl/table'
import { isPartition } from '../../partition'
import { quote } from '../../quote'
import { alterColumn, type Below } from '../alter/column'
import { isLastOfKept } from '../alter/generated'
import { identityActs } from '../alter/identity'
import { settingOf } from '../alter/setting'
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
    (isPartition(table) || column.inherited === 'only') &&
    (farColumn === undefined
      ? carriers.some((parent) => !hasColumn(other.table(parent), column.name))
      : isComputed(column, farColumn) && carriers.length > 0)
  const types = needs.types(column.type)
  // ONLY: what stands under the table has settings of its own.
  const settings = columnSettings(alter.replace('TABLE', 'TABLE ONLY'), column)
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
      ...carriers
        .filter((parent) => farColumn === undefined || hasColumn(other.table(parent), column.name))
        .map((parent) => memberKey('column', parent, column.name)),
      ...joined(table, column, side, other),
    ]),
    carries: new Set(
      farColumn !== undefined && isComputed(column, farColumn)
        ? below(table, column.name, side, other).map((one) => memberKey('column', one.table, column.name))
        : [],
    ),
    spelling: own,
    make: isCarried
      ? []
      : bareStatements([
          `${alter} ADD COLUMN ${columnLine(table, column, false)}`,
          ...notNullNotValid(column, alter),
          ...settings,
        ]),
    piecewise: piecewise(table, column, isCarried, settings, side),
    drop: isCarried ? [] : [`${alter} DROP COLUMN ${quote(column.name)}`],
    irretrievable: column.generated === null ? table.kind !== 'foreign' : leavesItsPlace(table, far, column),
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
            isUsed: () =>
              [table, ...below(table, column.name, side, other).map((one) => one.table)].some((one) =>
                isUsed(one, column, side),
              ),
            below: () => below(table, column.name, side, other),
          }),
  })
}

/** What comes with the column above has its own settings still to be set; identity can't be added to a tree at once. */
function piecewise(
  table: Table,
  column: Column,
  isCarried: boolean,
  settings: readonly string[],
  side: Side,
): Part['piecewise'] {
  const set = bareStatements(settings).map((sql) => ({ sql, reverse: settingOf(sql).unset, property: '' }))
  if (isCarried) return { make: set, drop: null }
  const isPassedOn = side.major >= 17 && table.kind === 'partitioned'
  if (column.identity === null || isPassedOn || side.children(table).length === 0) return null
  const plain: Column = { ...column, identity: null, sequences: [] }
  const drop = `${alterTable(table)} DROP COLUMN ${quote(column.name)}`
  const [add = ''] = bareStatements([`${alterTable(table)} ADD COLUMN ${columnLine(table, plain, false)}`])
  return {
    make: [{ sql: add, reverse: drop, property: '' }, ...identityActs(table, plain, column), ...set],
    drop: null,
  }
}

/** Why a column is not dropped to be made again. One that becomes generated loses its values anyway. */
function staysBecause(table: Table, far: Table | undefined, column: Column): string | null {
  const to = far?.columns.find(({ name }) => name === column.name)
  if (!isComputed(column, to)) return `the values of ${table.name}.${column.name} would be lost`
  return far === undefined || isLastOfKept(far, table, column.name)
    ? null
    : `${table.name}.${column.name} would come back behind the other columns`
}

/** Whether a column that is made again does not stand where it stood: then nothing brings it back there. */
function leavesItsPlace(table: Table, far: Table | undefined, { name }: Column): boolean {
  return far !== undefined && hasColumn(far, name) && !isLastOfKept(table, far, name)
}

function isComputed(one: Column, other: Column | undefined): boolean {
  return one.generated !== null || (other !== undefined && other.generated !== null)
}

/** Columns of heirs that are there before one of the name comes above, and stay when it goes: it is one with them only where they are alike. */
function joined(table: Table, { name }: Column, side: Side, other: Side): string[] {
  const far = other.table(table)
  if (far === undefined || hasColumn(far, name)) return []
  return side
    .children(table)
    .filter((child) => hasColumn(child, name) && hasColumn(other.table(child), name))
    .map((child) => memberKey('column', child, name))
}

/** The columns of a name in the tables that stand under a table on both sides, and in those under them. */
function below(table: Table, name: string, side: Side, other: Side): Below[] {
  return side.children(table).flatMap((child) => {
    const far = other.table(child)
    const from = child.columns.find((one) => one.name === name)
    const to = far?.columns.find((one) => one.name === name)
    if (!keptParents(child, side, other).includes(table)) return []
    const deeper = below(child, name, side, other)
    return from === undefined || to === undefined || far === undefined
      ? deeper
      : [{ table: child, far, from, to, isDeep: deeper.length > 0 }, ...deeper]
  })
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
