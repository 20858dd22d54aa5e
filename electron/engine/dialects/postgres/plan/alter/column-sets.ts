import type { Column, Table } from '#contract/catalog'
import { alterTable } from '../../ddl/table'
import { quote } from '../../quote'
import type { Act } from '../part'
import { optionsDelta } from './options'
import { parametersOf } from './storage'
import { parameterActs } from './parameters'

/** How a column is stored and analysed, and what it is called elsewhere. */
export function columnSets(table: Table, from: Column, to: Column, major: number): Act[] {
  // ONLY: what stands under the table has settings of its own.
  const alter = `${alterTable(table).replace('TABLE', 'TABLE ONLY')} ALTER COLUMN ${quote(to.name)}`
  const set = (property: string, words: (column: Column) => string): Act[] => {
    const [before, after] = [words(from), words(to)]
    return before === after ? [] : [{ sql: `${alter} ${after}`, reverse: `${alter} ${before}`, property }]
  }
  // A new type brings its own storage.
  const isStored = to.storage != null || (from.storage != null && from.type === to.type)
  return [
    // DEFAULT came with version 16: https://www.postgresql.org/docs/16/sql-altertable.html
    ...(isStored
      ? set(
          'storage',
          ({ storage, type }) => `SET STORAGE ${storage ?? (major >= 16 ? 'DEFAULT' : usualStorage(type))}`,
        )
      : []),
    ...set('compression', ({ compression }) => `SET COMPRESSION ${compression ?? 'default'}`),
    ...set('statistics', ({ statistics }) => `SET STATISTICS ${statistics ?? -1}`),
    ...parameterActs(alter, parametersOf(from.parameters ?? ''), parametersOf(to.parameters ?? '')),
    ...(from.options === to.options || (from.options ?? null) === (to.options ?? null)
      ? []
      : [
          {
            sql: `${alter.replace(' ONLY', '')} ${optionsDelta(from.options ?? '', to.options ?? '')}`,
            reverse: `${alter.replace(' ONLY', '')} ${optionsDelta(to.options ?? '', from.options ?? '')}`,
            property: 'options',
          },
        ]),
  ]
}

/** How a type is stored by itself: numeric types are kept in the row where they can be; all else of no fixed length may leave it. */
export function usualStorage(type: string): string {
  return /^(numeric|inet|cidr|interval)\b/.test(type) && !type.endsWith('[]') ? 'MAIN' : 'EXTENDED'
}
