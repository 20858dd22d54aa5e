import type { Column, ColumnSequence, DefinedObject, Table } from '#contract/catalog'
import { createSequence, ownSequence } from '../../ddl/sequences'
import { quote } from '../../quote'
import { alterSequence } from '../alter/sequence'
import { hangingKey, memberKey, memberRef, objectKey, objectRef } from '../keys'
import { inPlace, part, type Part } from '../part'
import type { Side } from '../side'
import { bareStatements } from '../statement'

/** The sequences that a column owns, and the ownership as a part of its own: it needs the sequence and the column. */
export function sequenceParts(table: Table, column: Column, other: Side): Part[] {
  const columnKey = memberKey('column', table, column.name)
  return column.sequences
    .filter(({ tie }) => tie === 'owned')
    .flatMap((sequence) => {
      const key = objectKey('sequence', sequence)
      const far = other.ownerOf(sequence)
      const standing = other.object(objectRef('sequence', sequence))
      const name = `${quote(sequence.schema)}.${quote(sequence.name)}`
      const own = bareStatements([ownSequence(table, column, sequence)])
      const isNew = far === undefined && standing === undefined
      const set = isNew && other.table(table) !== undefined
      return [
        part({
          kind: 'sequence',
          key,
          ref: objectRef('sequence', sequence),
          owner: far === undefined && standing !== undefined ? null : columnKey,
          spelling: sequenceSpelling({ ...sequence, unlogged: false }),
          make: bareStatements([createSequence(sequence).replace(' IF NOT EXISTS', '')]),
          drop: [`DROP SEQUENCE ${name}`],
          claims: [`relation ${sequence.schema}.${sequence.name}`],
          standing: 'structure',
          stays: `where sequence ${sequence.name} stands would be lost`,
          alter: () => {
            const to = far?.sequence ?? (standing === undefined ? undefined : sequenceOf(standing))
            return to === undefined ? { how: 'again' } : inPlace(alterSequence(name, sequence, to))
          },
        }),
        part({
          kind: 'ownership',
          key: hangingKey('ownership', key),
          ref: memberRef('column', table, column.name),
          owner: key,
          needs: new Set([key, columnKey]),
          spelling: JSON.stringify([columnKey]),
          make: set && isCounted(column) ? [...own, continued(table, column, sequence)] : own,
          drop: [`ALTER SEQUENCE ${name} OWNED BY NONE`],
          standing: 'structure',
          alter: () => {
            const [to] =
              far === undefined ? [] : bareStatements([ownSequence(far.table, far.column, sequence)])
            return to === undefined
              ? { how: 'again' }
              : inPlace([{ sql: to, reverse: own[0] ?? null, property: 'ownership' }])
          },
        }),
      ]
    })
}

function isCounted({ type }: Column): boolean {
  return /^(smallint|integer|bigint|numeric|real|double precision)\b(?!.*\[)/.test(type)
}

/** Counts on where the rows have got to: a new sequence would give numbers that are taken. */
export function continued(
  table: Table,
  column: Column,
  sequence: Pick<ColumnSequence, 'schema' | 'name'>,
): string {
  const name = `${quote(sequence.schema)}.${quote(sequence.name)}`
  const of = `${quote(table.schema)}.${quote(table.name)}`
  return `SELECT setval('${name.replaceAll("'", "''")}', max(${quote(column.name)})) FROM ${of} HAVING max(${quote(column.name)}) > 0`
}

/** Equal where two sequences count alike. */
export function sequenceSpelling({ type, options, unlogged }: ReturnType<typeof sequenceOf>): string {
  return JSON.stringify([type, options, unlogged])
}

/** Type and options of a sequence that stands by itself: its definition ends in `AS bigint START WITH 5;`. */
export function sequenceOf({ definition }: DefinedObject): Pick<ColumnSequence, 'type' | 'options'> & {
  readonly unlogged: boolean
} {
  const found =
    / AS (bigint|integer|smallint)((?: (?:INCREMENT BY|MINVALUE|MAXVALUE|START WITH|CACHE) -?\d+| CYCLE)*);/.exec(
      definition,
    )
  return {
    type: found?.[1] ?? 'bigint',
    options: (found?.[2] ?? '').trim(),
    unlogged: definition.startsWith('CREATE UNLOGGED'),
  }
}
