import type { Asking } from '../asking'

/** What tells which parts of the system catalogs were written since the last look. */
export interface Marks {
  /** The first transaction that this look did not see. */
  readonly next: string
  /** Counts of everything whose change may show anywhere. */
  readonly others: string
  /** Own relations by number, each with its kind. */
  readonly relations: ReadonlyMap<number, string>
  /** How many a relation has of them: constraints, indexes. */
  readonly constraints: ReadonlyMap<number, number>
  readonly indexes: ReadonlyMap<number, number>
  /** Of comments: its own, its columns' and its indexes'. */
  readonly commented: ReadonlyMap<number, number>
  /** The table that owns a sequence. */
  readonly owners: ReadonlyMap<number, number>
  /** Whether rights on relations are not as given to new ones. */
  readonly granted: boolean
  /** Relations written to since, parts of theirs counted for them; 0 for what belongs to none. */
  readonly written: readonly number[]
  /** Whether anything else was. */
  readonly elsewhere: boolean
}

/** What objects other than tables are made of, and what all of them lean on. */
const others = [
  ...(
    'pg_namespace pg_enum pg_range pg_aggregate pg_policy pg_extension pg_event_trigger pg_publication pg_publication_rel ' +
    'pg_publication_namespace pg_foreign_table pg_foreign_server pg_foreign_data_wrapper pg_user_mapping pg_statistic_ext ' +
    'pg_language pg_am pg_authid pg_auth_members pg_seclabel pg_default_acl pg_subscription pg_init_privs'
  )
    .split(' ')
    .map((catalog) => `${catalog} o where true`),
  // Of these the server itself has hundreds, which no catalog of ours tells.
  ...(
    'pg_proc pg_rewrite pg_collation pg_conversion pg_operator pg_opclass pg_cast pg_transform ' +
    'pg_ts_config pg_ts_dict pg_ts_parser pg_ts_template'
  )
    .split(' ')
    .map((catalog) => `${catalog} o where o.oid >= 16384`),
  // Triggers of foreign keys come and go with their constraints, row types with their tables.
  'pg_trigger o where not o.tgisinternal',
  `pg_type o where o.oid >= 16384 and o.typtype <> 'c' and not (o.typelem <> 0 and o.typcategory = 'A')`,
  `pg_depend o where o.refclassid = 'pg_extension'::regclass and o.deptype = 'e'`,
]

const own = '>= 16384'

/** How a recent row is told: `xmin` is the transaction that wrote it. https://www.postgresql.org/docs/current/ddl-system-columns.html */
function writes(alias: string): string {
  return `age(${alias}.xmin) <= (select n.next from now n) - $1`
}

const sql = `with now as (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next),
writes as (
  select c.oid as relation from pg_class c where c.oid ${own} and ${writes('c')}
  union select a.attrelid from pg_attribute a where a.attrelid ${own} and ${writes('a')}
  union select f.adrelid from pg_attrdef f where ${writes('f')}
  union select k.conrelid from pg_constraint k where ${writes('k')}
  union select i.indexrelid from pg_index i where i.indexrelid ${own} and ${writes('i')}
  union select s.seqrelid from pg_sequence s where ${writes('s')}
  union select unnest(array[h.inhrelid, h.inhparent]) from pg_inherits h where ${writes('h')}
  union select d.objid from pg_depend d where d.classid = 'pg_class'::regclass and d.objid ${own} and ${writes('d')}
  union select case d.classoid when 'pg_class'::regclass then d.objoid
      when 'pg_constraint'::regclass then (select k.conrelid from pg_constraint k where k.oid = d.objoid) else 0 end
    from pg_description d where d.objoid >= 10000 and ${writes('d')}
  union select 0 from pg_namespace n join pg_description d on d.objoid = n.oid and d.classoid = 'pg_namespace'::regclass where ${writes('d')}
)
select (select n.next::text from now n) as next,
  concat_ws('/', ${others.map((from) => `(select count(*) || ':' || count(*) filter (where ${writes('o')}) from ${from})`).join(', ')}) as others,
  (select count(*) from pg_description d where d.classoid <> 'pg_class'::regclass and d.objoid >= 10000) as comments,
  (select string_agg(d.relation || ':' || d.n, ' ') from (
    select coalesce(i.indrelid, d.objoid) as relation, count(*) as n from pg_description d left join pg_index i on i.indexrelid = d.objoid
    where d.classoid = 'pg_class'::regclass and d.objoid ${own} group by 1) d) as commented,
  (select string_agg(c.oid || ':' || c.relkind::text, ' ') from pg_class c where c.oid ${own} and c.relkind not in ('i', 'I', 't')) as relations,
  (select string_agg(k.conrelid || ':' || k.n, ' ') from (select k.conrelid, count(*) as n from pg_constraint k group by 1) k) as constraints,
  (select string_agg(i.indrelid || ':' || i.n, ' ') from (select i.indrelid, count(*) as n from pg_index i where i.indrelid ${own} group by 1) i) as indexes,
  (select string_agg(d.objid || ':' || d.refobjid, ' ') from pg_sequence s join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.seqrelid
    where d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i') and d.refobjsubid > 0) as owners,
  exists (select 1 from pg_class c where c.oid ${own} and c.relacl is not null)
    or exists (select 1 from pg_attribute a where a.attrelid ${own} and a.attacl is not null) as granted,
  (select array_agg(distinct coalesce(i.indrelid, w.relation)::bigint) from writes w
    left join pg_index i on i.indexrelid = w.relation
    left join pg_class t on t.oid = coalesce(i.indrelid, w.relation)
    where t.relkind is distinct from 't') as written`

type Row = {
  readonly next: string
  readonly others: string
  readonly comments: string | number
  readonly relations: string | null
  readonly constraints: string | null
  readonly indexes: string | null
  readonly commented: string | null
  readonly owners: string | null
  readonly granted: boolean
  readonly written: readonly (string | number)[] | null
}

/** Looks at the system catalogs again and again on one link: planning the look takes longer than looking. */
export class MarkReader {
  #planned = false

  /** What was written since the transaction `since` is told. */
  async read(session: Asking, since: string): Promise<Marks> {
    if (!this.#planned) await session.query(`prepare varve_marks (bigint) as ${sql}`)
    this.#planned = true
    const [row] = await session.query<Row>(`execute varve_marks (${since})`)
    if (row === undefined) throw new Error('the marks answer one row')
    return marksOf(row)
  }
}

function marksOf(row: Row): Marks {
  const { next, granted, comments } = row
  const counts = row.others.split('/').map((pair) => pair.split(':'))
  return {
    next,
    others: [comments, ...counts.map(([count]) => count)].join('/'),
    elsewhere: counts.some(([, recent]) => recent !== '0'),
    granted,
    relations: pairs(row.relations, (text) => text),
    constraints: pairs(row.constraints, Number),
    indexes: pairs(row.indexes, Number),
    commented: pairs(row.commented, Number),
    owners: pairs(row.owners, Number),
    written: (row.written ?? []).map(Number),
  }
}

function pairs<T>(text: string | null, read: (text: string) => T): Map<number, T> {
  const found = new Map<number, T>()
  for (const pair of (text ?? '').split(' ')) {
    const at = pair.indexOf(':')
    if (at > 0) found.set(Number(pair.slice(0, at)), read(pair.slice(at + 1)))
  }
  return found
}
