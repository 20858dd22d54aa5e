import type { Asking } from './asking'
import { notOfExtension, ownSchemas } from './scope'

export type EnumRow = {
  readonly oid: number
  readonly schema: string
  readonly name: string
  readonly values: string[]
  readonly comment: string | null
  readonly owner: string
}

const sql = `select t.oid as oid, n.nspname::text as schema, t.typname::text as name,
  array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid order by e.enumsortorder) as values,
  obj_description(t.oid, 'pg_type') as comment, pg_get_userbyid(t.typowner)::text as owner
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
where t.typtype = 'e' and ${ownSchemas} and ${notOfExtension('pg_type', 't.oid')}
order by n.nspname, t.typname`

/** Reads the enum types. */
export async function readEnums(session: Asking): Promise<EnumRow[]> {
  return session.query<EnumRow>(sql)
}
