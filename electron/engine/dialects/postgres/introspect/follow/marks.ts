import type { Session } from '../../../dialect'
import { literal } from '../../quote'
import { counts, moved } from './catalogs'
import { inOneMessage } from './in-one-message'

type Numbers<T> = ReadonlyMap<number, T>

/** What tells which parts of the system catalogs were written since the last look. */
export interface Marks {
  /** The first transaction that this look did not see. */
  readonly next: string
  /** How many writes the server has counted: to catalogs whose change may show anywhere, to those of relations, rows deleted of these. */
  readonly counts: readonly [anywhere: string, relations: string, deleted: string]
  /** How much stands in catalogs of relations and belongs to none. */
  readonly others: readonly number[]
  /** Own relations by number, each with its kind. */
  readonly relations: Numbers<string>
  /** How many a relation has of them: constraints, indexes. */
  readonly constraints: Numbers<number>
  readonly indexes: Numbers<number>
  /** Of comments: its own, its columns' and its indexes'. */
  readonly commented: Numbers<number>
  /** The table that owns a sequence. */
  readonly owners: Numbers<number>
  /** Whether rights on relations are not as given to new ones. */
  readonly granted: boolean
  /** Relations written to since, parts of theirs counted for them; 0 for what belongs to none. */
  readonly written: readonly number[]
  /** Whether anything else was. */
  readonly elsewhere: boolean
}

const own = '>= 16384'

/** How a recent row is told: `xmin` is the transaction that wrote it. https://www.postgresql.org/docs/current/ddl-system-columns.html */
function recent(alias: string): string {
  return `age(${alias}.xmin) <= (select n.next from now n)::bigint - $1`
}

/** Rows of these catalogs that belong to no relation. Triggers of foreign keys come and go with their constraints, row types with their tables. */
const others = [
  ['pg_description', `o.classoid <> 'pg_class'::regclass and o.objoid >= 10000`],
  ['pg_trigger', 'not o.tgisinternal'],
  ['pg_type', `o.oid ${own} and o.typtype <> 'c' and not (o.typelem <> 0 and o.typcategory = 'A')`],
  ['pg_depend', `o.refclassid = 'pg_extension'::regclass and o.deptype = 'e'`],
] as const

/** Which relations were written to; a catalog is looked through only where it was. */
const writes = (
  [
    ['pg_class', `select r.oid as relation from pg_class r where r.oid ${own}`],
    ['pg_attribute', `select r.attrelid from pg_attribute r where r.attrelid ${own}`],
    ['pg_attrdef', 'select r.adrelid from pg_attrdef r where true'],
    ['pg_constraint', 'select r.conrelid from pg_constraint r where true'],
    ['pg_index', `select r.indexrelid from pg_index r where r.indexrelid ${own}`],
    ['pg_sequence', 'select r.seqrelid from pg_sequence r where true'],
    ['pg_inherits', 'select unnest(array[r.inhrelid, r.inhparent]) from pg_inherits r where true'],
    [
      'pg_depend',
      `select r.objid from pg_depend r where r.classid = 'pg_class'::regclass and r.objid ${own}`,
    ],
    [
      'pg_description',
      `select case r.classoid when 'pg_class'::regclass then r.objoid
      when 'pg_constraint'::regclass then (select k.conrelid from pg_constraint k where k.oid = r.objoid) else 0 end
    from pg_description r where r.objoid >= 10000`,
    ],
    [
      'pg_description',
      `select 0 from pg_namespace s join pg_description r on r.objoid = s.oid and r.classoid = 'pg_namespace'::regclass where true`,
    ],
  ] as const
)
  .map(([catalog, select]) => `${select} and ${moved(catalog)} and ${recent('r')}`)
  .join('\n  union ')

/** `these` are numbers of relations, by which those that are told of are chosen; null: all are. */
function sqlOf(these: string | null): string {
  const only = (relation: string) => (these === null ? '' : `and ${relation} = any (array(${these}))`)
  const commented =
    these === null
      ? ''
      : `and d.objoid = any (array(${these} union all select i.indexrelid from pg_index i where i.indrelid = any (array(${these}))))`
  return `with now as materialized (select pg_snapshot_xmax(pg_current_snapshot())::text as next, ${counts}),
writes as (${writes}),
written as (
  select distinct coalesce(i.indrelid, w.relation) as relation from writes w
  left join pg_index i on i.indexrelid = w.relation
  left join pg_class t on t.oid = coalesce(i.indrelid, w.relation)
  where t.relkind is distinct from 't'
)
select n.*, case when ${these === null ? 'true' : 'n.counted and n.anywhere = $2 and n.relations <> $3 and n.deleted = $4'} then json_build_object(
  'others', json_build_array(${others.map(([from, where]) => `case when ${moved(from)} then (select count(*) from ${from} o where ${where}) end`).join(', ')}),
  'elsewhere', ${others.map(([from, where]) => `exists (select 1 from ${from} o where ${where} and ${moved(from)} and ${recent('o')})`).join(' or ')},
  'written', (select json_agg(w.relation::bigint) from written w),
  'relations', (select json_object_agg(c.oid, c.relkind) from pg_class c
    where c.oid ${own} and c.relkind not in ('i', 'I', 't') ${only('c.oid')}),
  'constraints', (select json_object_agg(k.conrelid, k.n) from (
    select k.conrelid, count(*) as n from pg_constraint k where true ${only('k.conrelid')} group by 1) k),
  'indexes', (select json_object_agg(i.indrelid, i.n) from (
    select i.indrelid, count(*) as n from pg_index i where i.indrelid ${own} ${only('i.indrelid')} group by 1) i),
  'commented', (select json_object_agg(d.relation, d.n) from (
    select coalesce(i.indrelid, d.objoid) as relation, count(*) as n
    from pg_description d left join pg_index i on i.indexrelid = d.objoid
    where d.classoid = 'pg_class'::regclass and d.objoid ${own} ${commented} group by 1) d),
  'owners', (select json_object_agg(d.objid, d.refobjid::bigint)
    from pg_sequence s join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.seqrelid
    where d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i') and d.refobjsubid > 0 ${only('s.seqrelid')}),
  'granted', exists (select 1 from pg_class c where c.oid ${own} and c.relacl is not null ${only('c.oid')})
    or exists (select 1 from pg_attribute a where a.attrelid ${own} and a.attacl is not null ${only('a.attrelid')})) end as told
from now n`
}

const prepare = (name: string, these: string | null) =>
  `prepare ${name} (bigint, text, text, text) as ${sqlOf(these)}`

type ByRelation<T> = Readonly<Record<string, T>> | null

type Row = {
  readonly next: string
  readonly anywhere: string
  readonly relations: string
  readonly deleted: string
  readonly counted: boolean
  readonly told: {
    readonly others: readonly (number | null)[]
    readonly elsewhere: boolean
    readonly written: readonly number[] | null
    readonly relations: ByRelation<string>
    readonly constraints: ByRelation<number>
    readonly indexes: ByRelation<number>
    readonly commented: ByRelation<number>
    readonly owners: ByRelation<number>
    readonly granted: boolean
  } | null
}

/** Looks at the system catalogs again and again on one link: planning the look takes longer than looking. */
export class MarkReader {
  readonly #planned = new Set<string>()

  /** What was written since the look before; null: ever. Every relation is looked at only where a row may have gone. */
  async read(session: Session, before: Marks | null): Promise<Marks> {
    if (before !== null) {
      const row = await this.#ask(session, 'varve_written', 'select w.relation from written w', before)
      const { next, counted } = row
      const counts = countsOf(row)
      if (row.told !== null) return marksOf(row, row.told, before)
      if (counted && String(counts) === String(before.counts))
        return { ...before, next, written: [], elsewhere: false }
    }
    const row = await this.#ask(session, 'varve_standing', null, before)
    if (row.told === null) throw new Error('all that stands was not told')
    const all = marksOf(row, row.told, null)
    const moved = !row.counted || before?.counts[0] !== row.anywhere
    return { ...all, others: filled(row.told, before), elsewhere: moved || row.told.elsewhere }
  }

  async #ask(session: Session, name: string, these: string | null, before: Marks | null): Promise<Row> {
    const known = [...(before?.counts ?? ['{}', '{}', '{}'])].map(literal).join(', ')
    const [row] = await inOneMessage(session, async (asking) => {
      const planned = this.#planned.has(name) ? [] : [asking.query(prepare(name, these))]
      const asked = asking.query<Row>(`execute ${name} (${before?.next ?? '0'}, ${known})`)
      const [rows] = await Promise.all([asked, ...planned])
      return rows
    })
    this.#planned.add(name)
    if (row === undefined) throw new Error('the marks answer one row')
    return row
  }
}

function countsOf({ anywhere, relations, deleted }: Row): Marks['counts'] {
  return [anywhere, relations, deleted]
}

/** What is told, on top of what stood before: of other relations nothing has gone, and they were not written to. */
function marksOf(row: Row, told: NonNullable<Row['told']>, before: Marks | null): Marks {
  return {
    next: row.next,
    counts: countsOf(row),
    others: filled(told, before),
    elsewhere: told.elsewhere,
    relations: merged(before?.relations, told.relations),
    constraints: merged(before?.constraints, told.constraints),
    indexes: merged(before?.indexes, told.indexes),
    commented: merged(before?.commented, told.commented),
    owners: merged(before?.owners, told.owners),
    granted: before?.granted === true || told.granted,
    written: told.written ?? [],
  }
}

/** A catalog that was not written to has as much as before. */
function filled(told: NonNullable<Row['told']>, before: Marks | null): number[] {
  return told.others.map((count, at) => count ?? before?.others[at] ?? 0)
}

function merged<T>(before: Numbers<T> | undefined, now: ByRelation<T>): Numbers<T> {
  const all = new Map(before)
  for (const [relation, one] of Object.entries(now ?? {})) all.set(Number(relation), one)
  return all
}
