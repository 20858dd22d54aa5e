import type { Table } from '#contract/catalog'
import { alterTable, createTable, inheritsInPlace, joinParent, untaken } from '../../ddl/table'
import { quote } from '../../quote'
import { alterTableItself } from '../alter/table'
import { refKey } from '#contract/ref-key'
import { objectKey, objectRef, hangingKey, memberKey } from '../keys'
import { part, type Part } from '../part'
import type { Side } from '../side'
import { bareStatements } from '../statement'
import { columnParts } from './columns'
import { comment } from './comment'
import { constraintParts } from './constraints'
import { foreignKeyParts } from './foreign-keys'
import { grantsPart } from './grants'
import { indexKey, indexParts } from './indexes'
import { TableNeeds } from './needs'
import { settingParts } from './settings'

/** Everything of a table: itself, and what it is made of and what hangs on it. `other` is the catalog on the far side. */
export function tableParts(table: Table, side: Side, other: Side): Part[] {
  const { schema, name } = table
  const key = objectKey('table', table)
  const ref = objectRef('table', table)
  const needs = new TableNeeds(table, side)
  const far = other.table(table)
  const members = [
    ...columnParts(table, side, other, needs),
    ...constraintParts(table, side, other, needs),
    ...indexParts(table, side, other, needs, table.indexes),
    ...foreignKeyParts(table, side, other),
    ...settingParts(
      ref,
      key,
      table.settings ?? [],
      [...needs.columnsAndIndexes(), ...needs.types((table.settings ?? []).join('\n')).map(refKey)],
      far?.settings ?? [],
      table.columns,
    ),
  ]
  return [
    part({
      kind: 'table',
      key,
      ref,
      needs: new Set([...needs.unnamed(), ...(inheritsInPlace(table) ? parentKeys(table) : [])]),
      spelling: JSON.stringify([
        table.kind,
        table.partitionBy ?? null,
        table.unlogged === true,
        table.foreignServer ?? null,
        table.options ?? null,
      ]),
      make: bareStatements([createTable(table, false), ...untaken(table)]),
      bare: bareStatements([createTable(table, true), ...untaken(table, true)]),
      drop: [`DROP ${table.kind === 'foreign' ? 'FOREIGN ' : ''}TABLE ${quote(schema)}.${quote(name)}`],
      claims: [`relation ${schema}.${name}`],
      irretrievable: table.kind === 'table' || table.kind === 'partition',
      stays: `the rows of ${name} would be lost`,
      alter: () => (far === undefined ? { how: 'again' } : alterTableItself(table, far, other.major)),
    }),
    ...members,
    ...parents(table, side, other, key),
    ...comment(`${table.kind === 'foreign' ? 'FOREIGN ' : ''}TABLE ${quote(schema)}.${quote(name)}`, {
      ref,
      owner: key,
      text: table.comment,
      far: far?.comment ?? null,
    }),
    ...tableGrants(table, far, ref, key),
  ]
}

/** Rights on the sequences that columns own go with these; the others with the table. */
function tableGrants(table: Table, far: Table | undefined, ref: Part['ref'], key: string): Part[] {
  const sequences = [...ownedSequences(table), ...(far === undefined ? [] : ownedSequences(far))]
  const of = ({ grants = [] }: Table, name: string) =>
    grants.filter((grant) => grant.includes(` ON SEQUENCE ${name} `))
  const named = (one: (typeof sequences)[number]) => `${quote(one.schema)}.${quote(one.name)}`
  const rest = ({ grants = [] }: Table) =>
    grants.filter((grant) => !sequences.some((one) => grant.includes(` ON SEQUENCE ${named(one)} `)))
  const columns = table.columns.map((column) => memberKey('column', table, column.name))
  return [
    ...grantsPart(ref, key, rest(table), far === undefined ? [] : rest(far), columns),
    ...ownedSequences(table).flatMap((one) =>
      grantsPart(
        ref,
        objectKey('sequence', one),
        of(table, named(one)),
        far === undefined ? [] : of(far, named(one)),
      ),
    ),
  ]
}

function parentKeys(table: Table): string[] {
  return (table.parents ?? []).map((parent) => objectKey('table', parent))
}

function ownedSequences(table: Table): Table['columns'][number]['sequences'] {
  return table.columns.flatMap(({ sequences }) => sequences).filter(({ tie }) => tie === 'owned')
}

/** Its places under other tables, each a part: it is taken once all of both is there, and left before any of it goes. */
function parents(table: Table, side: Side, other: Side, key: string): Part[] {
  const name = `${quote(table.schema)}.${quote(table.name)}`
  return (table.parents ?? []).map((parent) => {
    const above = side.table(parent)
    const to = `${quote(parent.schema)}.${quote(parent.name)}`
    return part({
      kind: 'parent',
      key: hangingKey('parent', key, objectKey('table', parent)),
      ref: objectRef('table', table),
      owner: key,
      inline: inheritsInPlace(table),
      needs: new Set([key, objectKey('table', parent)]),
      after: new Set([
        ...[table, above].flatMap((one) => innards(one, other)),
        ...[other.table(table), other.table(parent)].flatMap((one) => innards(one, side)),
      ]),
      spelling: parent.bound ?? '',
      // Columns and checks that were the parent's alone are the table's own from then on.
      irretrievable: parent.bound === null && hasInheritedAlone(table),
      make: bareStatements([joinParent(name, parent)]),
      piecewise: attached(table, parent, other),
      drop: [
        parent.bound === null
          ? `${alterTable(table)} NO INHERIT ${to}`
          : `ALTER TABLE ${to} DETACH PARTITION ${name}`,
      ],
    })
  })
}

/** A partition that is detached keeps the foreign keys that came with its place. */
function attached(
  table: Table,
  parent: NonNullable<Table['parents']>[number],
  other: Side,
): Part['piecewise'] {
  const far = other.table(table)
  const came = table.foreignKeys.filter(
    ({ name, inherited }) => inherited === true && far?.foreignKeys.some((one) => one.name === name) !== true,
  )
  if (parent.bound === null || came.length === 0) return null
  const name = `${quote(table.schema)}.${quote(table.name)}`
  const above = `${quote(parent.schema)}.${quote(parent.name)}`
  const [make = ''] = bareStatements([joinParent(name, parent)])
  const away = `ALTER TABLE ${above} DETACH PARTITION ${name}`
  const without = came.map((key) => `${alterTable(table)} DROP CONSTRAINT IF EXISTS ${quote(key.name)}`)
  return { make: [{ sql: make, reverse: [away, ...without].join(';\n'), property: '' }], drop: null }
}

function hasInheritedAlone({ columns, checks }: Table): boolean {
  return (
    columns.some(({ inherited }) => inherited === 'only') ||
    checks.some(({ inherited }) => inherited === true)
  )
}

function innards(table: Table | undefined, far: Side): string[] {
  if (table === undefined) return []
  const { primaryKey } = table
  return [
    ...table.columns.map(({ name }) => memberKey('column', table, name)),
    ...(primaryKey === null ? [] : [memberKey('primary-key', table, primaryKey.name)]),
    ...table.uniques.map(({ name }) => memberKey('unique', table, name)),
    ...table.checks.map(({ name }) => memberKey('check', table, name)),
    ...table.indexes.map((index) => indexKey(table, index, far.table(table))),
    ...table.foreignKeys
      .filter((key) => key.inherited === true)
      .map(({ name }) => memberKey('foreign-key', table, name)),
  ]
}
