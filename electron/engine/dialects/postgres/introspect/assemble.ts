import type { Column, ColumnSequence, Table, Index } from '#contract/catalog'
import { isPartition } from '../partition'
import { tableFacts } from './facts'
import { type ColumnRow, type ColumnsOf, column, namesOf } from './columns'
import type { Comments } from './comments'
import type { ConstraintRow } from './constraints'
import { deferrable } from './deferrable'
import { foreignKey } from './foreign-key'
import { type Grants, grantStatements } from './grants'
import type { IndexRead } from './indexes'
import { qualified } from './objects/found'
import type { SequenceRead } from './sequences'
import { tableSettings } from './settings'
import type { TableRow } from './tables'

/** What the queries answered, by relation. */
export interface Answers {
  readonly columns: ColumnsOf
  readonly comments: Comments
  readonly sequences: ReadonlyMap<number, readonly SequenceRead[]>
  readonly constraints: readonly ConstraintRow[]
  readonly indexes: ReadonlyMap<number, readonly IndexRead[]>
  readonly statistics: ReadonlyMap<number, readonly string[]>
  readonly grants: Grants
}

/** Puts the answers of the queries together, table by table. */
export function assembleTables(rows: readonly TableRow[], answers: Answers): Table[] {
  const constraints = new Map<number, ConstraintRow[]>()
  for (const row of answers.constraints) {
    const list = constraints.get(row.table)
    if (list === undefined) constraints.set(row.table, [row])
    else list.push(row)
  }
  return rows.map((row) => {
    const own = constraints.get(row.oid) ?? []
    const table = emptyTable(row, answers, own)
    for (const one of own) addConstraint(table, one, answers)
    return table
  })
}

/** A table's bytes with those of its indexes; null where its own are not known. */
export function withIndexes(own: number | null, indexes: readonly Index[]): number | null {
  return own === null ? null : indexes.reduce((sum, { bytes }) => sum + (bytes ?? 0), own)
}

function emptyTable(row: TableRow, answers: Answers, constraints: readonly ConstraintRow[]): Table {
  const indexes = answers.indexes.get(row.oid) ?? []
  const sequences = answers.sequences.get(row.oid) ?? []
  // Most databases have none, and spelling the names of everything takes its time.
  const grants =
    answers.grants.size === 0
      ? []
      : [
          ...grantStatements(
            answers.grants,
            `pg_class ${row.oid}`,
            `TABLE ${qualified(row.schema, row.name)}`,
          ),
          ...sequences
            .filter(({ sequence }) => sequence.tie !== 'shared')
            .flatMap(({ oid, sequence: { schema, name } }) =>
              grantStatements(answers.grants, `pg_class ${oid}`, `SEQUENCE ${qualified(schema, name)}`),
            ),
        ]
  return {
    schema: row.schema,
    name: row.name,
    kind: row.kind,
    comment: answers.comments.relation(row.oid),
    engine: null,
    partitionBy: row.partitionBy,
    parents: row.parents ?? [],
    unlogged: row.unlogged,
    foreignServer: row.foreignServer,
    options: row.options,
    unshown: row.unshown,
    settings: tableSettings(row, indexes, answers.statistics.get(row.oid) ?? [], sequences, answers.comments),
    grants,
    facts: tableFacts(row),
    estimatedRows: row.estimatedRows,
    bytes: withIndexes(
      row.bytes,
      indexes.map(({ index }) => index),
    ),
    columns: columnsOf(row, answers, sequences, constraints),
    primaryKey: null,
    uniques: [],
    checks: [],
    exclusions: [],
    foreignKeys: [],
    indexes: indexes.map(({ index }) => index),
  }
}

/** Held once rather than by nearly every column. */
const noSequences = Object.freeze<ColumnSequence[]>([]) as ColumnSequence[]

function columnsOf(
  { oid, parents }: TableRow,
  { columns, comments }: Answers,
  sequences: readonly SequenceRead[],
  constraints: readonly ConstraintRow[],
): Column[] {
  const notNulls = constraints.filter((one) => one.kind === 'n')
  const inPartition = isPartition({ parents })
  return (columns.get(oid) ?? []).map((row) =>
    column(
      row,
      drawnBy(row, sequences),
      notNullOf(row, notNulls),
      inPartition,
      comments.column(oid, row.number),
    ),
  )
}

function drawnBy({ name }: ColumnRow, sequences: readonly SequenceRead[]): ColumnSequence[] {
  if (!sequences.some((one) => one.column === name)) return noSequences
  return sequences.filter((one) => one.column === name).map(({ sequence }) => sequence)
}

function notNullOf({ number }: ColumnRow, notNulls: readonly ConstraintRow[]): Column['notNull'] | null {
  const named = notNulls.find((one) => one.columns[0] === number)
  if (named === undefined) return null
  const { name, noInherit, validated, local } = named
  return { name, noInherit, validated, inherited: !local }
}

function addConstraint(table: Table, row: ConstraintRow, answers: Answers): void {
  const { name, validated, enforced, noInherit, definition } = row
  const comment = answers.comments.constraint(row.oid)
  const columns = namesOf(answers.columns.get(row.table) ?? [], row.columns)
  switch (row.kind) {
    case 'p':
      table.primaryKey = { name, columns, comment, ...(definition === null ? {} : { spelling: definition }) }
      return
    case 'u':
      table.uniques.push({
        name,
        columns,
        nullsNotDistinct: table.indexes.some((one) => one.name === name && one.nullsNotDistinct),
        deferrable: deferrable(row),
        definition,
        comment,
      })
      return
    case 'c':
      table.checks.push({
        name,
        expression: row.expression ?? '',
        validated,
        enforced,
        noInherit,
        ...(row.local || isPartition(table) ? {} : { inherited: true }),
        comment,
      })
      return
    case 'x':
      table.exclusions.push({ name, definition: definition ?? '', comment })
      return
    case 'f':
      table.foreignKeys.push(foreignKey(row, columns, answers.columns, comment))
      return
    case 'n':
      return
  }
}
