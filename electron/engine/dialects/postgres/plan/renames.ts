import type { Rename } from '#contract/compare'
import { quote } from '../quote'

/** What runs before all else: names only, so that everything behind it goes by the new ones. */
export function renameStatements(
  renames: readonly Rename[],
): { sql: string; reverse: string; rename: Rename }[] {
  const named = new Map<string, string>()
  return renames.map((rename) => {
    const { ref, to } = rename
    const key = (table: string) => JSON.stringify([ref.schema, table])
    if (ref.table === null) {
      const alter = (from: string, into: string) =>
        `ALTER TABLE ${quote(ref.schema)}.${quote(from)} RENAME TO ${quote(into)}`
      const now = named.get(key(ref.name)) ?? ref.name
      named.set(key(ref.name), to)
      return { sql: alter(now, to), reverse: alter(to, now), rename }
    }
    const table = `${quote(ref.schema)}.${quote(named.get(key(ref.table)) ?? ref.table)}`
    const alter = (from: string, into: string) =>
      `ALTER TABLE ${table} RENAME COLUMN ${quote(from)} TO ${quote(into)}`
    return { sql: alter(ref.name, to), reverse: alter(to, ref.name), rename }
  })
}
