import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { Rename } from '#contract/compare'
import type { Dialect } from '#engine/dialects/dialect'
import type { Renamed } from './pair'

/** The renames as the contract words them, for a catalog whose own schema a pair need not name. */
export function renamesOf(renames: readonly Renamed[], { server }: Catalog): Rename[] {
  return renames.map(({ schema = server.schema, table, column, to }) => ({
    ref:
      column === undefined
        ? { kind: 'table', schema, name: table, table: null }
        : { kind: 'column', schema, name: column, table },
    to,
  }))
}

/** A change for each rename, as they stand before what `diff` tells. */
export function renameChanges(renames: readonly Rename[]): Change[] {
  return renames.map(({ ref, to }) => ({
    kind: ref.kind === 'column' ? 'rename-column' : 'rename-table',
    ref,
    sentence: ref.kind === 'column' ? `column ${ref.table}.${ref.name}` : `table ${ref.name}`,
    properties: [{ property: 'name', from: ref.name, to }],
  }))
}

/** Statements that make the renames true, over names that nothing has: two tables may have swapped theirs. */
export function renameStatements(renames: readonly Rename[], { name, quote }: Dialect): string[] {
  const of = (kind: 'column' | 'table') => renames.filter(({ ref }) => ref.kind === kind)
  const table = (schema: string, table: string) => `${quote(schema)}.${quote(table)}`
  const between = (at: number) => `between ${at}`
  const column = ({ ref }: Rename, from: string, to: string) =>
    `alter table ${table(ref.schema, ref.table ?? '')} rename column ${quote(from)} to ${quote(to)}`
  const whole = ({ ref }: Rename, from: string, to: string) =>
    `alter table ${table(ref.schema, from)} rename to ${name === 'mysql' ? table(ref.schema, to) : quote(to)}`
  return [
    ...of('column').map((rename, at) => column(rename, rename.ref.name, between(at))),
    ...of('column').map((rename, at) => column(rename, between(at), rename.to)),
    ...of('table').map((rename, at) => whole(rename, rename.ref.name, between(at))),
    ...of('table').map((rename, at) => whole(rename, between(at), rename.to)),
  ]
}
