import type { Catalog } from '#contract/catalog'
import type { Rename } from '#contract/compare'
import { columnDdl } from '../ddl/column'
import { renameHazards } from '../hazards/rename'
import { atLeast, type Product } from '../flavour'
import { quote } from '../quote'
import { single, type DraftStep } from './draft'

interface Move {
  readonly from: string
  readonly to: string
  readonly at: number
}

/** The steps that rename columns, then tables: one statement for all columns of a table, and one for all tables. */
export function renameSteps(renames: readonly Rename[], from: Catalog, product: Product): DraftStep[] {
  const columns = new Map<string, Move[]>()
  const tables: Move[] = []
  for (const [at, { ref, to }] of renames.entries()) {
    const move = { from: ref.name, to, at }
    if (ref.table === null) tables.push(move)
    else columns.set(ref.table, [...(columns.get(ref.table) ?? []), move])
  }
  const nameNow = (table: string): string => tables.find((move) => move.from === table)?.to ?? table
  const hazards = (moves: readonly Move[]) =>
    moves.flatMap(({ at }) => renameHazards(renames[at], from, nameNow))
  const inColumns = [...columns].map(([table, moves]) => {
    const words = (move: Move): string => columnWords(move, nameNow(table), from, product)
    const sql = (list: readonly Move[]): string => `alter table ${quote(table)} ${list.map(words).join(', ')}`
    return single(
      sql(moves),
      sql(moves.map(back)),
      moves.map(({ at }) => at),
      hazards(moves),
    )
  })
  if (tables.length === 0) return inColumns
  const sql = (list: readonly Move[]): string =>
    `rename table ${inOrder(list)
      .map((one) => `${quote(one.from)} to ${quote(one.to)}`)
      .join(', ')}`
  return [
    ...inColumns,
    single(
      sql(tables),
      sql(tables.map(back)),
      tables.map(({ at }) => at),
      hazards(tables),
    ),
  ]
}

function back({ from, to, at }: Move): Move {
  return { from: to, to: from, at }
}

/** RENAME COLUMN came with MySQL 8.0 and MariaDB 10.5.2; before it the whole column has to be said. */
function columnWords({ from, to }: Move, table: string, catalog: Catalog, product: Product): string {
  const known = product.flavour === 'mysql' ? atLeast(product, 8, 0) : atLeast(product, 10, 5, 2)
  if (known) return `rename column ${quote(from)} to ${quote(to)}`
  const held = catalog.tables.find(({ name }) => name === table)
  const column = held?.columns.find(({ name }) => name === from || name === to)
  if (held === undefined || column === undefined) return `rename column ${quote(from)} to ${quote(to)}`
  const check = held.checks.find((one) => one.column === column.name) ?? null
  return `change column ${quote(from)} ${columnDdl({ ...column, name: to }, check)}`
}

/** Each behind the one that frees its name; a circle goes by a name that nothing has. */
function inOrder(moves: readonly Move[]): Move[] {
  const left = [...moves]
  const ordered: Move[] = []
  while (left.length > 0) {
    const free = left.findIndex(({ to }) => !left.some((other) => other.from === to))
    if (free >= 0) ordered.push(...left.splice(free, 1))
    else {
      const [one] = left.splice(0, 1)
      if (one === undefined) break
      const between = `varve_between_${one.at}`
      ordered.push({ ...one, to: between })
      left.push({ ...one, from: between })
    }
  }
  return ordered
}
