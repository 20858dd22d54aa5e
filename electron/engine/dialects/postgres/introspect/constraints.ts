import type { Asking } from './batch'
import { anyRelation, joinComment, ownRelations, tableKinds } from './scope'

/** A constraint as pg_constraint has it. */
export type ConstraintRow = {
  readonly table: number
  /** The index that backs a key or exclusion; that of the target of a foreign key. */
  readonly index: number
  readonly name: string
  /** `n` (not null) has rows since version 18. */
  readonly kind: 'p' | 'u' | 'c' | 'x' | 'f' | 'n'
  /** Numbers of columns. */
  readonly columns: number[] | null
  readonly target: number
  readonly toSchema: string | null
  readonly toTable: string | null
  readonly toColumns: number[] | null
  readonly onDelete: string
  readonly onDeleteColumns: number[] | null
  readonly onUpdate: string
  readonly match: string
  readonly deferrable: boolean
  readonly deferred: boolean
  readonly validated: boolean
  readonly enforced: boolean
  readonly inherited: boolean
  readonly local: boolean
  readonly noInherit: boolean
  readonly nullsNotDistinct: boolean
  readonly period: boolean
  readonly expression: string | null
  /** Of an exclusion constraint, and of a key that is more than its columns. */
  readonly definition: string | null
  readonly comment: string | null
}

/** What a version does not know has the value it had before: periods and NOT ENFORCED came with 18, the rest with 15. */
function sql(major: number): string {
  const period = major >= 18 ? 'k.conperiod' : 'false'
  return `select k.conrelid as table, k.conindid as index, k.conname::text as name, k.contype::text as kind,
  k.conkey as columns, k.confrelid as target, tn.nspname::text as "toSchema", tc.relname::text as "toTable", k.confkey as "toColumns",
  k.confdeltype::text as "onDelete", ${major >= 15 ? 'k.confdelsetcols' : 'null::int2[]'} as "onDeleteColumns",
  k.confupdtype::text as "onUpdate", k.confmatchtype::text as match,
  k.condeferrable as deferrable, k.condeferred as deferred, k.convalidated as validated,
  ${major >= 18 ? 'k.conenforced' : 'true'} as enforced,
  k.conparentid <> 0 as inherited, k.conislocal as local, k.connoinherit as "noInherit",
  ${major >= 15 ? 'coalesce(i.indnullsnotdistinct, false)' : 'false'} as "nullsNotDistinct", ${period} as period,
  case when k.contype = 'c' then pg_get_expr(k.conbin, k.conrelid) end as expression,
  case when k.contype = 'x' or k.contype in ('p', 'u') and (k.condeferrable or ${period})
    or k.contype = 'u' and i.indnatts > i.indnkeyatts then pg_get_constraintdef(k.oid) end as definition,
  d.description as comment
from pg_constraint k
join pg_class c on c.oid = k.conrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_class tc on tc.oid = k.confrelid and k.contype = 'f'
left join pg_namespace tn on tn.oid = tc.relnamespace
left join pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u')
left join pg_constraint up on up.oid = k.conparentid and up.conrelid = k.conrelid and up.contype = 'f'
${joinComment('pg_constraint', 'k.oid')}
where k.contype in ('p', 'u', 'c', 'x', 'f', 'n')
  -- a foreign key to a partitioned table has a hidden twin for each of its partitions
  and up.oid is null
  and ${ownRelations(tableKinds)} ${anyRelation}
order by k.conrelid, k.conname`
}

/** Reads the constraints of every table. */
export async function readConstraints(session: Asking, major: number): Promise<ConstraintRow[]> {
  return session.query<ConstraintRow>(sql(major))
}
