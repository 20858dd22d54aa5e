import type { ChangedProperty } from '#contract/change'
import type { TouchedColumn, TouchedPart, TouchedTable } from '#contract/touched'
import { columnDraft, type RowDraft } from '../picture/boxes'

/** Which columns the tables of a picture of changes show: those that tell the changes, or all. */
export type ChangesShown = 'changes' | 'all'

/** The lines of a touched table: its columns, how many are not shown, and what else has changed of it. `tied` are the columns that lines lead to. */
export function touchedRows(
  { state, columns, keys, parts }: TouchedTable,
  shown: ChangesShown,
  tied: ReadonlySet<string>,
): RowDraft[] {
  const pointing = new Set(keys.flatMap((key) => key.columns))
  const tells = (column: TouchedColumn) =>
    shown === 'all' ||
    state === 'added' ||
    state === 'removed' ||
    column.state !== null ||
    tied.has(column.name) ||
    pointing.has(column.name) ||
    (state !== null && column.primary)
  const told = columns.filter(tells)
  const left = columns.length - told.length
  return [
    ...told.map(columnRow),
    ...(left === 0 ? [] : [restRow(left, told.length > 0)]),
    ...parts.map(partRow),
  ]
}

function columnRow(column: TouchedColumn): RowDraft {
  const changed = column.properties.map(shortText).join(', ')
  return {
    ...columnDraft(column),
    type: changed === '' ? column.type : changed,
    state: column.state,
    told: changed === '' ? '' : column.properties.map(propertyText).join('; '),
  }
}

function restRow(count: number, more: boolean): RowDraft {
  const name = `${count}${more ? ' more' : ''} ${count === 1 ? 'column' : 'columns'}`
  return { key: '\nrest', column: null, marks: '', name, type: '', state: null, told: '' }
}

function partRow({ kind, name, words, state, properties }: TouchedPart): RowDraft {
  return {
    key: `\n${kind} ${name} ${state}`,
    column: null,
    marks: '',
    name,
    type: kind === 'property' ? properties.map(valuesText).join(', ') : kind.replaceAll('-', ' '),
    state,
    told: [words, ...properties.map(propertyText)].join('; '),
  }
}

// A type, or whether it may be null, says by itself what it is.
function shortText(one: ChangedProperty): string {
  return one.property === 'type' || one.property === 'nullable' ? valuesText(one) : propertyText(one)
}

function propertyText(one: ChangedProperty): string {
  return `${one.property} ${valuesText(one)}`
}

function valuesText({ from, to }: ChangedProperty): string {
  return `${from ?? 'none'} → ${to ?? 'none'}`
}
