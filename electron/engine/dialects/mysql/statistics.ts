import type { Session } from '../dialect'
import type { SequenceState, Statistics } from '../statistics'
import { indexUses } from './counting'
import { literal, quote } from './quote'

/** Use of every index, and how far every counter of rows is: a fixed number of queries. */
export async function statistics(session: Session): Promise<Statistics> {
  const { schema } = session.server
  const uses = await indexUses(session, null)
  const counters = await session.query<{ table: string; next: string }>(
    `select table_name as \`table\`, cast(auto_increment as char) as \`next\`
from information_schema.tables where table_schema = ? and auto_increment is not null`,
    [schema],
  )
  const indexes = await session.query<{ table: string; name: string }>(
    `select distinct table_name as \`table\`, index_name as \`name\` from information_schema.statistics where table_schema = ?`,
    [schema],
  )
  const scans = new Map(uses.scans?.map((use) => [JSON.stringify([use.table, use.index]), use.scans]))
  return {
    indexes: indexes.map(({ table, name }) => ({
      schema,
      table,
      name,
      // An index that the server has not counted was not read since it counts.
      scans: uses.scans === null ? null : (scans.get(JSON.stringify([table, name])) ?? 0),
    })),
    sequences: session.server.flavour === 'mariadb' ? await sequences(session, schema) : [],
    autoIncrements: counters.map(({ table, next }) => ({ schema, table, next: BigInt(next) })),
    countedSince: uses.since,
    knownSince: uses.since,
    unknown: uses.unknown === null ? [] : [uses.unknown],
  }
}

type SequenceRow = {
  readonly name: string
  readonly next: string
  readonly min: string
  readonly max: string
  readonly step: string
  readonly cycles: unknown
}

/** A sequence of MariaDB is a table of one row; all are read by one statement. */
async function sequences(session: Session, schema: string): Promise<SequenceState[]> {
  const names = await session.query<{ name: string }>(
    `select table_name as \`name\` from information_schema.tables where table_schema = ? and table_type = 'SEQUENCE'`,
    [schema],
  )
  if (names.length === 0) return []
  const each = names.map(
    ({ name }) => `select ${literal(name)} as \`name\`, cast(next_not_cached_value as char) as \`next\`,
  cast(minimum_value as char) as \`min\`, cast(maximum_value as char) as \`max\`, cast(increment as char) as \`step\`,
  cycle_option as \`cycles\` from ${quote(schema)}.${quote(name)}`,
  )
  const rows = await session.query<SequenceRow>(each.join('\nunion all\n'))
  return rows.map(({ name, next, min, max, step, cycles }) => {
    const rises = BigInt(step) >= 0n
    return {
      schema,
      name,
      last: BigInt(next),
      end: BigInt(rises ? max : min),
      begin: BigInt(rises ? min : max),
      cycles: Number(cycles) === 1,
    }
  })
}
