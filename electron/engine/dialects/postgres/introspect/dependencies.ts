import type { Dependency, ObjectRef } from '#contract/catalog'
import type { Asking } from './batch'
import { anyRelation } from './scope'

type Row = { readonly from: string; readonly on: string }

/** Stands where the query can be narrowed to what a few relations need; `d` is pg_depend. */
export const anyNeed = '/* any need */'

/** Parts of an object depend for it: a default for its table, a view's query for the view; a type of an extension for all of it. */
const sql = `with needs as (
  select d.classid, d.objid, d.refclassid, d.refobjid from pg_depend d
  where d.deptype = 'n' and d.objid >= 16384 and d.refclassid not in ('pg_namespace'::regclass, 'pg_authid'::regclass, 'pg_language'::regclass)
    and not (d.classid = 'pg_constraint'::regclass and d.refclassid = 'pg_class'::regclass
      and exists (select 1 from pg_constraint k where k.oid = d.objid and k.contype = 'f')) ${anyNeed}
  union all
  select 'pg_class'::regclass, h.inhrelid, 'pg_class'::regclass, h.inhparent
  from pg_inherits h join pg_class c on c.oid = h.inhrelid where c.relkind in ('r', 'p', 'f') ${anyRelation}
)
select distinct
  case when d.classid = 'pg_attrdef'::regclass then 'pg_class ' || f.adrelid
    when k.conrelid <> 0 then 'pg_class ' || k.conrelid
    when k.contypid <> 0 then 'pg_type ' || k.contypid
    when w.rulename = '_RETURN' then 'pg_class ' || w.ev_class
    when s.stxrelid is not null then 'pg_class ' || s.stxrelid
    when i.indrelid is not null then 'pg_class ' || i.indrelid
    when dc.relkind = 'c' then 'pg_type ' || dc.reltype
    else dn.relname || ' ' || d.objid end as "from",
  case when e.refobjid is not null then 'pg_extension ' || e.refobjid
    when ri.indrelid is not null then 'pg_class ' || ri.indrelid
    when rc.relkind = 'c' then 'pg_type ' || rc.reltype
    when m.rngtypid is not null then 'pg_type ' || m.rngtypid
    when tc.relkind = 'c' then 'pg_type ' || b.oid
    when tc.oid is not null then 'pg_class ' || tc.oid
    when b.oid is not null then 'pg_type ' || b.oid
    else rn.relname || ' ' || d.refobjid end as "on"
from needs d
join pg_class dn on dn.oid = d.classid
join pg_class rn on rn.oid = d.refclassid
left join pg_attrdef f on d.classid = 'pg_attrdef'::regclass and f.oid = d.objid
left join pg_constraint k on d.classid = 'pg_constraint'::regclass and k.oid = d.objid
left join pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
left join pg_statistic_ext s on d.classid = 'pg_statistic_ext'::regclass and s.oid = d.objid
left join pg_index i on d.classid = 'pg_class'::regclass and i.indexrelid = d.objid
left join pg_class dc on d.classid = 'pg_class'::regclass and dc.oid = d.objid
left join pg_depend e on e.classid = d.refclassid and e.objid = d.refobjid and e.deptype = 'e'
left join pg_index ri on d.refclassid = 'pg_class'::regclass and ri.indexrelid = d.refobjid
left join pg_class rc on d.refclassid = 'pg_class'::regclass and rc.oid = d.refobjid
left join pg_type t on d.refclassid = 'pg_type'::regclass and t.oid = d.refobjid
left join pg_type b on b.oid = case when t.typcategory = 'A' and t.typelem <> 0 then t.typelem else t.oid end
left join pg_class tc on tc.oid = b.typrelid
left join pg_range m on MULTIRANGE = b.oid and b.oid <> 0`

/** A pair of keys by which pg_depend knows two objects: the first needs the second. */
export type Need = readonly [from: string, on: string]

/** Reads what needs what. */
export async function readNeeds(session: Asking, major: number): Promise<Need[]> {
  // Before version 14 there are no multiranges.
  const rows = await session.query<Row>(sql.replace('MULTIRANGE', major >= 14 ? 'm.rngmultitypid' : '0'))
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
