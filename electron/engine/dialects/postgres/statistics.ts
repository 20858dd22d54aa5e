import type { Session } from '../dialect'
import type { SequenceState, Statistics } from '../statistics'
import { countedSince, knownSince, notCounting } from './counting'

type IndexRow = { schema: string; table: string; name: string; scans: string | null }
type SequenceRow = {
  readonly schema: string
  readonly name: string
  readonly last: string | null
  readonly end: string
  readonly begin: string
  readonly cycles: boolean
  readonly seen: boolean
}

// As they are now: the catalog has them too, but as of its last look.
const indexSql = `select s.schemaname::text as schema, s.relname::text as table, s.indexrelname::text as name,
  s.idx_scan::text as scans
from pg_catalog.pg_stat_user_indexes s`

const sequenceSql = `select n.nspname::text as schema, c.relname::text as name,
  case when p.seen then pg_sequence_last_value(c.oid)::text end as last,
  (case when s.seqincrement > 0 then s.seqmax else s.seqmin end)::text as end,
  (case when s.seqincrement > 0 then s.seqmin else s.seqmax end)::text as begin,
  s.seqcycle as cycles, p.seen as seen
from pg_catalog.pg_sequence s
join pg_catalog.pg_class c on c.oid = s.seqrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (select has_sequence_privilege(c.oid, 'select, usage') as seen) p
where not pg_is_other_temp_schema(n.oid)`

/** Use of every index, and how far every sequence is: four to six queries, whatever the number of tables. */
export async function statistics(session: Session): Promise<Statistics> {
  const indexes = await session.query<IndexRow>(indexSql)
  const sequences = await session.query<SequenceRow>(sequenceSql)
  const counting = await notCounting(session)
  const since = await countedSince(session)
  const unseen = sequences.filter(({ seen }) => !seen).length
  return {
    indexes: indexes.map(({ schema, table, name, scans }) => ({
      schema,
      table,
      name,
      scans: counting === null && scans !== null ? Number(scans) : null,
    })),
    sequences: sequences.flatMap(state),
    autoIncrements: [],
    countedSince: since,
    knownSince: since ?? (await knownSince(session)),
    unknown: [
      ...(counting === null ? [] : [counting]),
      ...(unseen === 0
        ? []
        : [
            `How far ${unseen === 1 ? '1 sequence is' : `${unseen} sequences are`} is not known: this user may not read ${unseen === 1 ? 'it' : 'them'}.`,
          ]),
    ],
  }
}

/** A sequence that was never drawn from has no last value. */
function state({ schema, name, last, end, begin, cycles }: SequenceRow): SequenceState[] {
  if (last === null) return []
  return [{ schema, name, last: BigInt(last), end: BigInt(end), begin: BigInt(begin), cycles }]
}
