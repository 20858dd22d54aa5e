import type { Session } from '../../dialect'

/** Everything that introspection reads from; what it reads of roles, locks and statistics moves without a change of the schema. */
const catalogs = (
  'pg_namespace pg_class pg_attribute pg_attrdef pg_constraint pg_index pg_inherits pg_partitioned_table pg_type pg_enum pg_range ' +
  'pg_sequence pg_proc pg_aggregate pg_trigger pg_rewrite pg_policy pg_extension pg_event_trigger pg_publication pg_publication_rel ' +
  'pg_foreign_table pg_foreign_server pg_foreign_data_wrapper pg_statistic_ext pg_description pg_collation pg_operator pg_opclass ' +
  'pg_language pg_am pg_auth_members'
).split(' ')

/**
 * Another text after any change of the schema: a row of a system catalog carries the transaction that wrote it (`xmin`),
 * and a change writes new rows. Where as many rows came as went, those that came are of younger transactions, so the sum
 * has grown. https://www.postgresql.org/docs/current/ddl-system-columns.html
 */
export async function fingerprint(session: Session): Promise<string> {
  const major = Number.parseInt(session.server.version, 10)
  const sums = [...catalogs, ...(major >= 15 ? ['pg_publication_namespace'] : [])].map(
    (catalog) =>
      `(select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from pg_catalog.${catalog})`,
  )
  const roles = `(select md5(string_agg(rolname || oid, ',' order by oid)) from pg_catalog.pg_roles)`
  const [row] = await session.query<{ sum: string }>(
    `select concat_ws('/', current_user, ${[...sums, roles].join(', ')}) as sum`,
  )
  return row?.sum ?? ''
}
