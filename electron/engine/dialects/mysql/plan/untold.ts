import type { Catalog, Column, Table } from '#contract/catalog'
import { columnDdl } from '../ddl/column'

/** Two catalogs between which nothing is guessed, and why tables were left out, by their names. */
export interface Told {
  readonly to: Catalog
  readonly why: ReadonlyMap<string, string>
}

/** Leaves every table as it is of which the server does not tell enough to make or alter it. */
export function toldWhole(from: Catalog, to: Catalog): Told {
  const before = new Map(from.tables.map((table) => [table.name, table]))
  const changed = (table: Table): boolean => JSON.stringify(before.get(table.name)) !== JSON.stringify(table)
  const why = new Map<string, string>()
  for (const table of to.tables) {
    const gaps = gapsBetween(before.get(table.name) ?? null, table)
    if (gaps.length === 0 || !changed(table)) continue
    why.set(
      table.name,
      `The server does not tell this user all of table ${table.name} (${gaps.join(', ')}), so that a statement for it would be a guess. Compare as a user who may see it whole, or write it by hand.`,
    )
  }
  return why.size === 0 ? { to, why } : { to: without(from, to, new Set(why.keys())), why }
}

/** What is not told of a table and would have to be made again; a parser of a full-text index that nobody named is none. */
export function gapsOf({ unshown = [] }: Table): string[] {
  return unshown.filter((words) => !/^(parsers of|what MariaDB may tell)/.test(words))
}

function gapsBetween(from: Table | null, to: Table): string[] {
  return [...new Set([...(from === null ? [] : gapsOf(from)), ...gapsOf(to), ...doubtful(from, to)])]
}

/** MariaDB tells defaults and words of ENUM with a question mark for characters beyond utf8mb3, and a MODIFY would make it one. */
function doubtful(from: Table | null, to: Table): string[] {
  if (!(to.unshown ?? []).some((words) => words.startsWith('what MariaDB may tell'))) return []
  const order = (table: Table): string => table.columns.map(({ name }) => name).join('\0')
  const stays = (column: Column): boolean => {
    const old = from?.columns.find(({ name }) => name === column.name)
    return old !== undefined && columnDdl(old, null) === columnDdl(column, null)
  }
  const settled = from !== null && order(from) === order(to)
  return to.columns
    .filter((column) => (column.type + (column.default ?? '')).includes('?') && !(settled && stays(column)))
    .map(({ name }) => `what may stand for ? in ${name}`)
}

/** The wanted catalog with these tables as they are now; those that are new, with what refers to them, not at all. */
function without(from: Catalog, to: Catalog, names: ReadonlySet<string>): Catalog {
  const now = new Map(from.tables.map((table) => [table.name, table]))
  const tables = to.tables.flatMap((table) => {
    if (!names.has(table.name)) return [table]
    const old = now.get(table.name)
    return old === undefined ? [] : [old]
  })
  const standing = new Set(tables.map(({ name }) => name))
  const missing = new Set([...names].filter((name) => !standing.has(name)))
  return {
    ...to,
    tables: tables.map((table) => ({
      ...table,
      foreignKeys: table.foreignKeys.filter(
        (key) => key.toSchema !== table.schema || !missing.has(key.toTable),
      ),
    })),
    objects: to.objects.filter(({ ref }) => ref.table === null || !missing.has(ref.table)),
    dependencies: to.dependencies.filter(({ on }) => on.kind !== 'table' || !missing.has(on.name)),
  }
}
