import { isDeepStrictEqual } from 'node:util'
import type { Dialect, Session } from '#engine/dialects/dialect'
import { databaseContent } from '../support/alembic/database-content'

/** The two databases of a comparison, by whose statements they take. */
export interface Sides {
  readonly dialect: Dialect
  readonly alembic: Session
  readonly varve: Session
}

/** The first place where two databases differ, or null. Ids that no statement has in `written` are the database's own throws of the dice. */
export async function catalogDifference(
  { dialect, alembic, varve }: Sides,
  written: ReadonlySet<string>,
  withRows: boolean,
): Promise<string | null> {
  const [one, other] = (
    await Promise.all([
      databaseContent(dialect, alembic, withRows),
      databaseContent(dialect, varve, withRows),
    ])
  ).map((content) => withoutThrown(content, written))
  return isDeepStrictEqual(one, other) ? null : `the databases differ: ${firstDifference(one, other, '')}`
}

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi

/** The ids that stand in a value, wherever in it. */
export function uuidsIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(uuid)].map(([id]) => id.toLowerCase())
}

function withoutThrown(content: unknown, written: ReadonlySet<string>): unknown {
  if (!isParts(content) || !isParts(content['rows'])) return content
  const known = (row: unknown) =>
    String(row).replaceAll(uuid, (id) => (written.has(id.toLowerCase()) ? id : 'an id'))
  const rows = Object.entries(content['rows']).map(([table, some]) => [
    table,
    Array.isArray(some) ? some.map(known).toSorted() : some,
  ])
  return { ...content, rows: Object.fromEntries(rows) as unknown }
}

function firstDifference(one: unknown, other: unknown, at: string): string {
  if (isDeepStrictEqual(one, other)) return ''
  if (isParts(one) && isParts(other))
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = firstDifference(one[key], other[key], `${at}.${key}`)
      if (found !== '') return found
    }
  return `${at}: ${JSON.stringify(one)} (Alembic), ${JSON.stringify(other)} (Varve)`
}

function isParts(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
