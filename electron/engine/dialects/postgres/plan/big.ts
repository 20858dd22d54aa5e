import type { Table } from '#contract/catalog'

/**
 * From here on a table is changed in the safer form: what looks at every row then holds no lock that stops writers.
 * Below it a server of today builds an index or checks a constraint in about a second, which is not worth leaving the
 * one transaction for.
 */
export const bigTable = { rows: 500_000, bytes: 256 * 1024 * 1024 } as const

/** Whether a table, as the server estimates it, is big. */
export function isBig({ estimatedRows, bytes }: Pick<Table, 'estimatedRows' | 'bytes'>): boolean {
  return estimatedRows >= bigTable.rows || (bytes ?? 0) >= bigTable.bytes
}
