import type { Dependency, ObjectRef } from '#contract/catalog'
import type { Asking } from './asking'
import { type Part, whole } from './part'

type Row = { readonly from: string; readonly on: string }

/** Parts of an object depend for it: a default for its table, a view's query for the view; a type of an extension for all of it. */
function sql(major: number, part: Part): string {
  // Before version 14 there are no multiranges.
  const range =
    major >= 14
      ? `when exists (select 1 from pg_range m where m.rngmultitypid = b.oid) then (
      select 'pg_type ' || m.rngtypid from pg_range m where m.rngmultitypid = b.oid)`
      : ''
  // Looked up row by row and only in the catalog that the row names: as joins they would go through all of each.
  return `with needs as (
  select distinct d.classid, d.objid, d.refclassid, d.refobjid from pg_depend d
  where d.deptype = 'n' and d.objid >= 16384 and d.refclassid not in ('pg_namespace'::regclass, 'pg_authid'::regclass, 'pg_language'::regclass)
    and not (d.classid = 'pg_constraint'::regclass and d.refclassid = 'pg_class'::regclass
      and exists (select 1 from pg_constraint k where k.oid = d.objid and (k.contype = 'f' or k.conrelid = d.refobjid)))${part.needs}
  union all
  select 'pg_class'::regclass, h.inhrelid, 'pg_class'::regclass, h.inhparent
  from pg_inherits h join pg_class c on c.oid = h.inhrelid where c.relkind in ('r', 'p', 'f')${part.relations}
)
select distinct
  coalesce(case d.classid
    when 'pg_attrdef'::regclass then (select 'pg_class ' || f.adrelid from pg_attrdef f where f.oid = d.objid)
    when 'pg_constraint'::regclass then (
      select case when k.conrelid <> 0 then 'pg_class ' || k.conrelid when k.contypid <> 0 then 'pg_type ' || k.contypid end
      from pg_constraint k where k.oid = d.objid)
    when 'pg_rewrite'::regclass then (
      select 'pg_class ' || w.ev_class from pg_rewrite w where w.oid = d.objid and w.rulename = '_RETURN')
    when 'pg_statistic_ext'::regclass then (select 'pg_class ' || s.stxrelid from pg_statistic_ext s where s.oid = d.objid)
    when 'pg_class'::regclass then (
      select case when c.relkind = 'c' then 'pg_type ' || c.reltype
        when c.relkind in ('i', 'I') then (select 'pg_class ' || i.indrelid from pg_index i where i.indexrelid = c.oid) end
      from pg_class c where c.oid = d.objid)
    end, dn.relname || ' ' || d.objid) as "from",
  coalesce('pg_extension ' || e.refobjid, case d.refclassid
    when 'pg_class'::regclass then (
      select case when c.relkind = 'c' then 'pg_type ' || c.reltype
        when c.relkind in ('i', 'I') then (select 'pg_class ' || i.indrelid from pg_index i where i.indexrelid = c.oid) end
      from pg_class c where c.oid = d.refobjid)
    when 'pg_type'::regclass then (
      select case RANGE when tc.relkind = 'c' then 'pg_type ' || b.oid
        when tc.oid is not null then 'pg_class ' || tc.oid else 'pg_type ' || b.oid end
      from pg_type t
      join pg_type b on b.oid = case when t.typcategory = 'A' and t.typelem <> 0 then t.typelem else t.oid end
      left join pg_class tc on tc.oid = b.typrelid
      where t.oid = d.refobjid)
    end, rn.relname || ' ' || d.refobjid) as "on"
from needs d
join pg_class dn on dn.oid = d.classid
join pg_class rn on rn.oid = d.refclassid
left join pg_depend e on e.refclassid = 'pg_extension'::regclass and e.classid = d.refclassid
  and e.objid = d.refobjid and e.deptype = 'e'`.replace('RANGE', range)
}

/** A pair of keys by which pg_depend knows two objects: the first needs the second. */
export type Need = readonly [from: string, on: string]

/** Reads what needs what. */
export async function readNeeds(session: Asking, major: number, part = whole): Promise<Need[]> {
  const rows = await session.query<Row>(sql(major, part))
  return rows.map(({ from, on }) => [from, on])
}

/** The needs between the objects named in `refs`, each pair once, in an order of their own. */
export function dependenciesOf(needs: readonly Need[], refs: ReadonlyMap<string, ObjectRef>): Dependency[] {
  return inOrder(
    needs.flatMap(([fromKey, onKey]) => {
      const [from, on] = [refs.get(fromKey), refs.get(onKey)]
      return from === undefined || on === undefined || from === on ? [] : [{ from, on }]
    }),
  )
}

/** Each pair once, in an order of their own. */
export function inOrder(dependencies: readonly Dependency[]): Dependency[] {
  const pairs = new Map(dependencies.map((one) => [JSON.stringify([words(one.from), words(one.on)]), one]))
  return [...pairs].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, pair]) => pair)
}

function words({ kind, schema, table, name }: ObjectRef): readonly (string | null)[] {
  return [kind, schema, table, name]
}
