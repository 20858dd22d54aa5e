import type { Column, Table } from '#contract/catalog'
import { alterTable } from '../../ddl/table'
import { isPartition } from '../../partition'
import { quote } from '../../quote'
import { type Act, type Alteration, type Disturbance, inPlace } from '../part'
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
  /** Whether its type keeps its name and is made anew. */
  readonly retyped: boolean
}

/** What of a column is changed in place. */
export function alterColumn(pair: ColumnPair): Alteration {
  const { table, from, to, major } = pair
  const generated = generatedActs(pair)
  if (generated.how !== 'in-place') return generated
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
  const same = <K extends keyof Column>(key: K) =>
    carriers.some((above) => above.from[key] === from[key] && above.to[key] === to[key])
  return {
    type: carriers.length > 0 && same('type') && same('collation'),
    nullability: isPartition(table) && carriers.length > 0 && same('nullable'),
  }
}

function isRetyped({ from, to, retyped }: ColumnPair): boolean {
  return retyped || from.type !== to.type || from.collation !== to.collation
}

function disturbance(pair: ColumnPair): Disturbance {
  if (!isRetyped(pair)) return 'none'
  const { from, to, retyped } = pair
  return !retyped && from.collation === to.collation && isHarmless(from.type, to.type)
    ? 'readers'
    : 'expressions'
}

function typeActs(pair: ColumnPair): Act[] {
  if (!isRetyped(pair)) return []
  const { far, from, to, retyped } = pair
  const column = quote(to.name)
  // The default would be converted too, and often can't be; it is set again behind the new type.
  const alter = `${alterTable(far)} ALTER COLUMN ${column}`
  const type = (one: Column, other: Column) => {
    const collation =
      one.collation === null
        ? other.collation === null
          ? ''
          : ' COLLATE "default"'
        : ` COLLATE ${one.collation}`
    const using = one.generated === null ? convert(column, other.type, one.type, retyped) : null
    return `${alter} TYPE ${one.type}${collation}${using === null ? '' : ` USING ${using}`}`
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
function generatedActs({ table, far, from, to, major, carriers }: ColumnPair): Alteration {
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
  if (before !== null) return { how: 'again' }
  return {
    how: 'refused',
    why: `PostgreSQL cannot make the plain column ${table.name}.${to.name} a generated one. Drop it and add it anew as generated: what it holds is lost, and it then stands last.`,
  }
}
