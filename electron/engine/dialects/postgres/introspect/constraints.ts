import type { Session } from '../../dialect'
import { ownRelations, tableKinds } from './scope'

/** A constraint as pg_constraint has it, with names for numbers. */
export type ConstraintRow = {
  readonly table: number
  readonly name: string
  readonly kind: 'p' | 'u' | 'c' | 'x' | 'f'
  readonly columns: string[]
  readonly toSchema: string | null
  readonly toTable: string | null
  readonly toColumns: string[]
  readonly onDelete: string
  readonly onUpdate: string
  readonly match: string
  readonly deferrable: boolean
  readonly deferred: boolean
  readonly validated: boolean
  readonly enforced: boolean
  readonly inherited: boolean
  readonly noInherit: boolean
  readonly nullsNotDistinct: boolean
  readonly expression: string | null
  /** Of a unique or exclusion constraint. */
  readonly definition: string | null
  readonly comment: string | null
}

/** Columns of the key `numbers` of a table, in the key's order. */
function names(numbers: string, table: string): string {
  return `array(select a.attname::text from unnest(${numbers}) with ordinality key(attnum, at)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = key.attnum order by key.at)`
}

/** What a version does not know has the value it had before: `conenforced` came with 18, NULLS NOT DISTINCT with 15. */
function sql(major: number): string {
  return `select k.conrelid as table, k.conname::text as name, k.contype::text as kind,
  ${names('k.conkey', 'k.conrelid')} as columns,
  tn.nspname::text as "toSchema", tc.relname::text as "toTable",
  case when k.contype = 'f' then ${names('k.confkey', 'k.confrelid')} else '{}' end as "toColumns",
  k.confdeltype::text as "onDelete", k.confupdtype::text as "onUpdate", k.confmatchtype::text as match,
  k.condeferrable as deferrable, k.condeferred as deferred, k.convalidated as validated,
  ${major >= 18 ? 'k.conenforced' : 'true'} as enforced,
  k.conparentid <> 0 as inherited, k.connoinherit as "noInherit",
  ${major >= 15 ? 'coalesce(i.indnullsnotdistinct, false)' : 'false'} as "nullsNotDistinct",
  case when k.contype = 'c' then pg_get_expr(k.conbin, k.conrelid) end as expression,
  case when k.contype in ('u', 'x') then pg_get_constraintdef(k.oid) end as definition,
  obj_description(k.oid, 'pg_constraint') as comment
from pg_constraint k
join pg_class c on c.oid = k.conrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_class tc on tc.oid = k.confrelid and k.contype = 'f'
left join pg_namespace tn on tn.oid = tc.relnamespace
left join pg_index i on i.indexrelid = k.conindid and k.contype = 'u'
where k.contype in ('p', 'u', 'c', 'x', 'f')
  -- a foreign key to a partitioned table has a hidden twin for each of its partitions
  and not exists (select 1 from pg_constraint up
    where k.contype = 'f' and up.oid = k.conparentid and up.conrelid = k.conrelid)
  and ${ownRelations(tableKinds)}
order by k.conrelid, k.conname`
}

/** Reads the constraints of every table. Not-null constraints (rows of their own since version 18) are the columns'. */
export async function readConstraints(session: Session, major: number): Promise<ConstraintRow[]> {
  return session.query<ConstraintRow>(sql(major))
}
