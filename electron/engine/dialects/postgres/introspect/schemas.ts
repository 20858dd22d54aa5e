import type { Schema } from '#contract/catalog'
import type { Session } from '../../dialect'
import { notOfExtension, ownSchemas } from './scope'

const sql = `select n.nspname::text as name, obj_description(n.oid, 'pg_namespace') as comment
from pg_namespace n
where ${ownSchemas} and ${notOfExtension('pg_namespace', 'n.oid')}
order by n.nspname`

/** Reads the schemas. */
export async function readSchemas(session: Session): Promise<Schema[]> {
  return session.query<Schema>(sql)
}
