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
}

/** What of a column is changed in place. */
export function alterColumn(pair: ColumnPair): Alteration {
  const { table, from, to, major } = pair
  const generated = generatedActs(pair)
  if (generated.how !== 'in-place') return generated
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
  const identity = identityActs(table, from, to)
  const lossOfIdentity = to.identity === null ? identity : []
  const newIdentity = to.identity === null ? [] : identity
  return inPlace(
    [
      ...lossOfIdentity,
      ...type,
      ...generated.acts,
      ...(carried.nullability ? [] : nullability(pair)),
      ...newIdentity,
      ...columnSets(table, from, to, major),
    ],
    disturbance(pair),
  )
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
    const collation =
      one.collation === null
        ? other.collation === null
          ? ''
          : ` COLLATE ${quote('default')}`
        : ` COLLATE ${one.collation}`
    const using = one.generated === null ? convert(column, other.type, one.type, retyped) : null
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

/** https://www.postgresql.org/docs/current/sql-altertable.html: DROP EXPRESSION since 13, SET EXPRESSION since 17. */
function generatedActs({ table, far, from, to, major, carriers, isUsed }: ColumnPair): Alteration {
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
