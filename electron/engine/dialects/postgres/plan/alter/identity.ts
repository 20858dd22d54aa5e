import type { Column, ColumnSequence, Table } from '#contract/catalog'
import { identity } from '../../ddl/sequences'
import { alterTable } from '../../ddl/table'
import { quote } from '../../quote'
import { continued } from '../parts/sequences'
import type { Act } from '../part'
import { optionsApart } from './sequence'

const words = { always: 'ALWAYS', 'by-default': 'BY DEFAULT', 'auto-increment': 'BY DEFAULT' } as const

/** How a column that is there begins, ends or changes to make its own values. */
export function identityActs(table: Table, from: Column, to: Column): Act[] {
  const alter = `${alterTable(table)} ALTER COLUMN ${quote(to.name)}`
  const drop = `${alter} DROP IDENTITY`
  const add = (column: Column) => {
    const sequence = sequenceOf(column)
    return [
      `${alter} ADD${identity(table, column)}`,
      ...(sequence === undefined ? [] : [continued(table, column, sequence)]),
    ]
  }
  if (from.identity === null && to.identity === null) return []
  if (from.identity === null) {
    const [made = '', count] = add(to)
    return [
      { sql: made, reverse: drop, property: 'identity' },
      // Running it again on the way back changes nothing.
      ...(count === undefined ? [] : [{ sql: count, reverse: count, property: 'count' }]),
    ]
  }
  if (to.identity === null) return [{ sql: drop, reverse: add(from).join(';\n'), property: 'identity' }]
  const kind = (column: Column) => `${alter} SET GENERATED ${words[column.identity ?? 'by-default']}`
  const [before, after] = optionsApart(counting(from), counting(to)).map(set)
  return [
    ...(from.identity === to.identity ? [] : [{ sql: kind(to), reverse: kind(from), property: 'identity' }]),
    ...(before === after
      ? []
      : [{ sql: `${alter}${after}`, reverse: `${alter}${before}`, property: 'identity' }]),
  ]
}

function sequenceOf({ sequences }: Column): Column['sequences'][number] | undefined {
  return sequences.find(({ tie }) => tie === 'identity')
}

function counting(column: Column): Pick<ColumnSequence, 'type' | 'options'> {
  return sequenceOf(column) ?? { type: column.type, options: '' }
}

/** ALTER COLUMN takes each option of the sequence behind a SET of its own. */
function set(options: readonly string[]): string {
  return options.map((option) => ` SET ${option}`).join('')
}
