/** Catalogs of what leans on nothing but itself, or may show anywhere: where one was written to, everything is read. */
const anywhere = (
  'pg_namespace pg_enum pg_range pg_aggregate pg_policy pg_extension pg_event_trigger pg_publication pg_publication_rel ' +
  'pg_publication_namespace pg_foreign_table pg_foreign_server pg_foreign_data_wrapper pg_user_mapping pg_statistic_ext ' +
  'pg_language pg_am pg_authid pg_auth_members pg_seclabel pg_default_acl pg_subscription pg_init_privs pg_proc pg_rewrite ' +
  'pg_collation pg_conversion pg_operator pg_opclass pg_opfamily pg_amop pg_amproc pg_cast pg_transform pg_tablespace ' +
  'pg_ts_config pg_ts_dict pg_ts_parser pg_ts_template'
).split(' ')

/** Catalogs whose rows belong to a relation, most of them. */
const ofRelations = (
  'pg_class pg_attribute pg_attrdef pg_constraint pg_index pg_sequence pg_inherits pg_depend pg_description ' +
  'pg_trigger pg_type'
).split(' ')

/** Those of them a row of which may go without another one being written that tells of it. */
const leaving = 'pg_class pg_constraint pg_index pg_sequence pg_inherits pg_depend pg_description'.split(' ')

/**
 * How many rows were written to each so far. What a transaction has counted reaches the statistics some time later;
 * until then this session knows it, and there is no other one. https://www.postgresql.org/docs/current/monitoring-stats.html
 */
function counted(
  catalogs: readonly string[],
  writes: readonly ('inserted' | 'updated' | 'deleted')[],
): string {
  const sum = writes
    .map((write) => `pg_stat_get_tuples_${write}(c.oid) + pg_stat_get_xact_tuples_${write}(c.oid)`)
    .join(' + ')
  return `array(select ${sum} from unnest('{${catalogs.join(',')}}'::regclass[]) c(oid))::text`
}

const every = ['inserted', 'updated', 'deleted'] as const

/** Three arrays that stay as they are as long as nothing was written: `anywhere`, `relations`, and what was `deleted`. */
export const counts = `${counted(anywhere, every)} as anywhere, ${counted(ofRelations, every)} as relations,
  ${counted(leaving, ['deleted'])} as deleted, current_setting('track_counts')::bool as counted`

/** Whether a catalog of relations was written to since `relations` were `$3`; `n` is what `counts` tell. */
export function moved(catalog: string): string {
  const at = ofRelations.indexOf(catalog) + 1
  return `(select (n.relations::bigint[])[${at}] is distinct from ($3::bigint[])[${at}] from now n)`
}
