import { ownRelations } from '../scope'
import { optionsOf, type SequenceOptions } from '../sequences'
import { fact, firstOwnOid, found, type ObjectRow, qualified, type Reader } from './found'

type Row = ObjectRow &
  SequenceOptions & {
    readonly schema: string
    readonly owner: string
    readonly unlogged: boolean
  }

/** Those that a column owns are told with their column. */
const sql = `select c.oid as oid, n.nspname::text as schema, c.relname::text as name,
  format_type(s.seqtypid, null) as type, s.seqstart::text as start, s.seqincrement::text as increment,
  s.seqmin::text as min, s.seqmax::text as max, s.seqcache::text as cache, s.seqcycle as cycle,
  c.relpersistence = 'u' as unlogged, pg_get_userbyid(c.relowner)::text as owner,
  obj_description(c.oid, 'pg_class') as comment
from pg_sequence s
join pg_class c on c.oid = s.seqrelid
join pg_namespace n on n.oid = c.relnamespace
where ${ownRelations(`'S'`)} and not exists (select 1 from pg_depend o where o.classid = 'pg_class'::regclass
  and o.objid = c.oid and o.refclassid = 'pg_class'::regclass and o.deptype in ('a', 'i') and o.refobjsubid > 0)`

/** Sequences that stand by themselves. */
export const sequences: Reader = {
  words: 'sequences',
  rows: `pg_sequence where seqrelid >= ${firstOwnOid}`,
  needs: ['pg_sequence'],
  read: async (session) =>
    (await session.query<Row>(sql)).map((row) => {
      const name = qualified(row.schema, row.name)
      const options = optionsOf(row)
      return found('pg_class', row, {
        kind: 'sequence',
        schema: row.schema,
        statements: [
          `CREATE ${row.unlogged ? 'UNLOGGED ' : ''}SEQUENCE IF NOT EXISTS ${name} AS ${row.type}${options === '' ? '' : ` ${options}`};`,
        ],
        facts: [
          fact('type', row.type),
          fact('start', row.start),
          fact('increment', row.increment),
          fact('range', `${row.min} … ${row.max}`),
          fact('cycle', row.cycle ? 'yes' : 'no'),
          fact('owner', row.owner),
        ],
        comments: `SEQUENCE ${name}`,
        granted: `SEQUENCE ${name}`,
      })
    }),
}
