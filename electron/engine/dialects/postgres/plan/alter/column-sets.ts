import type { Column, Table } from '#contract/catalog'
import { alterTable } from '../../ddl/table'
import { quote } from '../../quote'
import type { Act } from '../part'
import { optionsDelta } from './options'
import { parametersOf } from './storage'
import { parameterActs } from './parameters'

/** How a column is stored and analysed, and what it is called elsewhere; a new type brings storage of its own. */
export function columnSets(
  table: Table,
  from: Column,
  to: Column,
  major: number,
  isRetyped: boolean,
): { before: Act[]; behind: Act[] } {
  // ONLY: what stands under the table has settings of its own.
  const alter = `${alterTable(table).replace('TABLE', 'TABLE ONLY')} ALTER COLUMN ${quote(to.name)}`
  const set = (property: string, before: string, after: string): Act[] =>
    before === after ? [] : [{ sql: `${alter} ${after}`, reverse: `${alter} ${before}`, property }]
  // DEFAULT came with version 16: https://www.postgresql.org/docs/16/sql-altertable.html
  const storage = ({ storage, type }: Column) =>
    `SET STORAGE ${storage ?? (major >= 16 ? 'DEFAULT' : usualStorage(type))}`
  const compression = ({ compression }: Column) => `SET COMPRESSION ${compression ?? 'default'}`
  const plain = (column: Column): Column => ({ ...column, storage: null, compression: null })
  const stored = (one: Column, other: Column): Act[] => [
    ...(one.storage == null && other.storage == null ? [] : set('storage', storage(one), storage(other))),
    ...set('compression', compression(one), compression(other)),
  ]
  return {
    before: isRetyped ? stored(from, plain(from)) : [],
    behind: [
      ...(isRetyped ? stored(plain(to), to) : stored(from, to)),
      ...set(
        'statistics',
        `SET STATISTICS ${from.statistics ?? -1}`,
        `SET STATISTICS ${to.statistics ?? -1}`,
      ),
      ...parameterActs(alter, parametersOf(from.parameters ?? ''), parametersOf(to.parameters ?? '')),
      ...((from.options ?? null) === (to.options ?? null)
        ? []
        : [
            {
              sql: `${alter.replace(' ONLY', '')} ${optionsDelta(from.options ?? '', to.options ?? '')}`,
              reverse: `${alter.replace(' ONLY', '')} ${optionsDelta(to.options ?? '', from.options ?? '')}`,
              property: 'options',
            },
          ]),
    ],
  }
}

/** How a type is stored by itself: numeric types are kept in the row where they can be; all else of no fixed length may leave it. */
export function usualStorage(type: string): string {
  return /^(numeric|inet|cidr|interval)\b/.test(type) && !type.endsWith('[]') ? 'MAIN' : 'EXTENDED'
}
