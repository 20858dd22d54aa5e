import type { Asking } from './asking'
import { notOfExtension, ownSchemas } from './scope'

export type SchemaRow = {
  readonly oid: number
  readonly name: string
  readonly comment: string | null
  readonly owner: string
}

const sql = `select n.oid as oid, n.nspname::text as name, obj_description(n.oid, 'pg_namespace') as comment,
  pg_get_userbyid(n.nspowner)::text as owner
from pg_namespace n
where ${ownSchemas} and ${notOfExtension('pg_namespace', 'n.oid')}
order by n.nspname`

/** Reads the schemas. */
export async function readSchemas(session: Asking): Promise<SchemaRow[]> {
  return session.query<SchemaRow>(sql)
}
