import type { Column, ObjectRef, Table } from '#contract/catalog'
import { alterTable, columnLine } from '../../ddl/table'
import { isPartition } from '../../partition'
import { quote } from '../../quote'
import { withAside } from '../aside'
import { type Act, type Alteration, type Disturbance, inPlace } from '../part'
import { isRemadeInPlace } from './generated'
import { columnSets } from './column-sets'
import { identityActs } from './identity'
import { nullability } from './nullability'
import { convert, isHarmless, isLossy } from './types'

export interface ColumnPair {
  readonly table: Table
  readonly far: Table
  readonly from: Column
  readonly to: Column
  /** The same column of the tables above, where a change there comes down by itself. */
  readonly carriers: readonly { readonly from: Column; readonly to: Column }[]
  readonly major: number
  /** Types of its own that have stepped aside when it changes. */
  readonly leaves: readonly ObjectRef[]
  /** Whether it is in the partition key of its table, or of one above. */
  readonly isDivided: boolean
  /** Whether anything stands on it that would have to go with it. */
  readonly isUsed: () => boolean
  /** The same column of the tables that stand under this one, before and behind. */
  readonly below: () => readonly Below[]
}

export interface Below extends Pick<ColumnPair, 'table' | 'far' | 'from' | 'to'> {
  /** Whether others stand under it in turn. */
  readonly isDeep: boolean
}

/** What of a column is changed in place. */
export function alterColumn(pair: ColumnPair): Alteration {
  const { table, from, to, major } = pair
  const generated = generatedActs(pair)
  if (generated.how === 'again' && pair.carriers.length > 0 && !isCarriedAgain(pair))
    return {
      how: 'refused',
      why: `${table.name}.${to.name} has its expression from the table above, and PostgreSQL ${major} takes none that differs for it alone.`,
    }
  if (generated.how !== 'in-place') return generated
  if (isRecomputed(pair) && !carriedOf(pair).type) return { how: 'again' }
  if (
    to.inherited != null &&
    to.inherited !== from.inherited &&
    to.inherited !== (from.inherited ?? 'merged')
  )
    return {
      how: 'refused',
      why: `${table.name}.${to.name} is a column of the table itself; PostgreSQL has no statement that leaves it to the table it inherits from. Make the table anew with INHERITS and copy its rows.`,
    }
  if (pair.isDivided && isRetyped(pair))
    return {
      how: 'refused',
      why: `PostgreSQL cannot change the type of ${table.name}.${to.name}: its rows are divided by it. Make a new partitioned table, copy the rows, then drop this one.`,
    }
  const carried = carriedOf(pair)
  const type = carried.type ? [] : typeActs(pair)
  const sets = columnSets(table, from, to, major, isRetyped(pair))
  const identity = to.identity === null ? [] : identityActs(table, from, to)
  // What a new type does not bear goes before it comes, in the tables below too.
  const retyped = type.length === 0 ? [] : pair.below()
  return inPlace(
    [
      ...(carried.type && isRetyped(pair) ? [] : shed(pair, pair)),
      ...retyped.flatMap((one) => shed({ ...pair, ...one }, pair)),
      ...(to.generated === null ? generated.acts : []),
      ...type,
      ...(to.generated === null ? [] : generated.acts),
      ...(carried.nullability ? [] : nullability(pair)),
      ...identity,
      ...sets.behind,
    ],
    disturbance(pair),
  )
}

/** What a column loses that its next type may not have: making its own values, and how they are stored. */
function shed({ table, from, to, major }: ColumnPair, top: ColumnPair): Act[] {
  return [
    ...(to.identity === null ? identityActs(table, from, to) : []),
    ...columnSets(table, from, to, major, isRetyped(top)).before,
  ]
}

/** Those whose change the table above brings along. */
function carriedOf({ table, from, to, carriers }: ColumnPair): { type: boolean; nullability: boolean } {
  const same = (key: keyof Column) =>
    carriers.some((above) => above.from[key] === from[key] && above.to[key] === to[key])
  return {
    type: carriers.length > 0 && same('type') && same('collation'),
    nullability: isPartition(table) && carriers.length > 0 && same('nullable'),
  }
}

/** A generated column takes no USING: of a type that no assignment leads to it has to be computed anew. */
function isRecomputed({ from, to, leaves }: ColumnPair): boolean {
  if (from.generated === null || to.generated === null) return false
  return leaves.length > 0 || convert('', from.type, to.type, false) !== null
}

function isRetyped({ from, to, leaves }: ColumnPair): boolean {
  return leaves.length > 0 || from.type !== to.type || from.collation !== to.collation
}

function disturbance(pair: ColumnPair): Disturbance {
  if (!isRetyped(pair)) return 'none'
  const { from, to, leaves } = pair
  return leaves.length === 0 && from.collation === to.collation && isHarmless(from.type, to.type)
    ? 'readers'
    : 'expressions'
}

function typeActs(pair: ColumnPair): Act[] {
  if (!isRetyped(pair)) return []
  const { far, from, to, leaves } = pair
  const retyped = leaves.length > 0
  const column = quote(to.name)
  // The default would be converted too, and often can't be; it is set again behind the new type.
  const alter = `${alterTable(far)} ALTER COLUMN ${column}`
  const type = (one: Column, other: Column) => {
    // Without a word on it the column takes its type's own.
    const collation = one.collation === null ? '' : ` COLLATE ${one.collation}`
    // The rows of a foreign table are elsewhere, and not converted.
    const using =
      one.generated === null && far.kind !== 'foreign' ? convert(column, other.type, one.type, retyped) : null
    const named = (text: string) => (one === from ? withAside(text, leaves) : text)
    return `${alter} TYPE ${named(one.type)}${collation}${using === null ? '' : ` USING ${named(using)}`}`
  }
  return [
    {
      sql: type(to, from),
      reverse: type(from, to),
      property: retyped && from.type === to.type ? 'values' : 'type',
      lossy: isLossy(from.type, to.type),
    },
  ]
}

/** Whether the column above is dropped and made again, and this one with it. */
function isCarriedAgain(pair: ColumnPair): boolean {
  const isTheirs = isPartition(pair.table) || pair.from.inherited === 'only'
  return (
    isTheirs &&
    pair.carriers.some(({ from, to }) => generatedActs({ ...pair, from, to, carriers: [] }).how === 'again')
  )
}

/** https://www.postgresql.org/docs/current/sql-altertable.html: DROP EXPRESSION since 13, SET EXPRESSION since 17. */
function generatedActs(pair: ColumnPair): Alteration {
  const { table, far, from, to, major, carriers, isUsed } = pair
  const [before, after] = [from.generated, to.generated]
  if (before === null && after === null) return inPlace([])
  if (before !== null && after !== null && before.stored === after.stored) {
    if (before.expression === after.expression) return inPlace([])
    if (carriers.some((above) => above.to.generated?.expression === after.expression)) return inPlace([])
    if (major >= 17) {
      const set = (expression: string) =>
        `${alterTable(far)} ALTER COLUMN ${quote(to.name)} SET EXPRESSION AS (${expression})`
      return inPlace([
        { sql: set(after.expression), reverse: set(before.expression), property: 'expression' },
      ])
    }
  }
  if (before !== null && after === null && before.stored && major >= 13) {
    if (carriers.some((above) => above.from.generated !== null && above.to.generated === null))
      return inPlace([])
    // ATPrepDropExpression() looks at each table of the tree for children of its own.
    if (pair.below().some(({ isDeep }) => isDeep))
      return {
        how: 'refused',
        why: `PostgreSQL takes the expression from no column of a tree of tables that is more than two deep: ${table.name}.${to.name}. Add a plain column, copy the values, then drop this one.`,
      }
    const alter = alterTable(far)
    const remade = `${alter} DROP COLUMN ${quote(from.name)};\n${alter} ADD COLUMN ${columnLine(table, from, false)}`
    const isUndone = isRemadeInPlace(table, far, from.name) && !isUsed()
    return inPlace([
      {
        sql: `${alter} ALTER COLUMN ${quote(to.name)} DROP EXPRESSION`,
        reverse: isUndone ? remade : null,
        property: 'expression',
      },
    ])
  }
  return { how: 'again' }
}
