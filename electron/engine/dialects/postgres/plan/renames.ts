import type { Rename } from '#contract/compare'
import { quote } from '../quote'
import { asideName } from './aside'

interface Renaming {
  readonly sql: string
  readonly reverse: string
  /** Its place among the renames. */
  readonly at: number
}

/** What runs before all else: names only, so that everything behind goes by the new ones. */
export function renameStatements(renames: readonly Rename[]): Renaming[] {
  const tables = new Map<string, string>()
  const held: Renaming[] = []
  const statements = renames.flatMap(({ ref, to }, at): Renaming[] => {
    const name = (from: string, into: string): Renaming => {
      const on = (table: string) => `ALTER TABLE ${quote(ref.schema)}.${quote(table)} RENAME`
      const column = `${on(tables.get(keyOf(ref.schema, ref.table ?? '')) ?? ref.table ?? '')} COLUMN`
      return ref.table === null
        ? { sql: `${on(from)} TO ${quote(into)}`, reverse: `${on(into)} TO ${quote(from)}`, at }
        : {
            sql: `${column} ${quote(from)} TO ${quote(into)}`,
            reverse: `${column} ${quote(into)} TO ${quote(from)}`,
            at,
          }
    }
    if (!isTaken(renames, at)) {
      if (ref.table === null) tables.set(keyOf(ref.schema, ref.name), to)
      return [name(ref.name, to)]
    }
    // The name is another's until that one is renamed too.
    const meanwhile = asideName(ref)
    held.push(name(meanwhile, to))
    if (ref.table === null) tables.set(keyOf(ref.schema, ref.name), meanwhile)
    return [name(ref.name, meanwhile)]
  })
  return [...statements, ...held]
}

function keyOf(schema: string, table: string): string {
  return JSON.stringify([schema, table])
}

function isTaken(renames: readonly Rename[], at: number): boolean {
  const one = renames[at]
  return renames
    .slice(at + 1)
    .some(({ ref }) => ref.schema === one?.ref.schema && ref.table === one.ref.table && ref.name === one.to)
}
