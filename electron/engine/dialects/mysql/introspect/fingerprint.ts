import { isDeepStrictEqual } from 'node:util'
import type { Catalog } from '#contract/catalog'
import type { Session } from '../../dialect'
import { readProduct } from '../flavour'

/**
 * The server counts every statement by its kind, also those inside of routines, prepared and compound ones. These change
 * no schema: what routines and prepared statements run counts for itself, and temporary tables are in no catalog.
 * https://mariadb.com/docs/server/ha-and-performance/optimization-and-tuning/system-variables/server-status-variables
 */
const harmless =
  /^com_(admin_commands|analyze|assign_to_keycache|backup|backup_lock|begin|call_procedure|change_db|checksum|commit|compound_sql|create_temporary_table|dealloc_sql|delete|delete_multi|do|drop_temporary_table|empty_query|execute_immediate|execute_sql|get_diagnostics|ha_close|ha_open|ha_read|help|insert|insert_select|kill|load|lock_tables|preload_keys|prepare_sql|purge|purge_before_date|release_savepoint|replace|replace_select|resignal|rollback|rollback_to_savepoint|savepoint|select|set_option|show_.*|signal|stmt_.*|unlock_tables|update|update_multi|xa_.*)$/

const countsSql = `select lower(variable_name) as \`name\`, variable_value as \`value\`, unix_timestamp() as \`now\`
from information_schema.global_status
where left(variable_name, 4) = 'com_' or variable_name in ('uptime', 'uptime_since_flush_status')`

const othersSql = `select user as \`user\`, command as \`command\`, info as \`info\` from information_schema.processlist
where id <> connection_id()`

const aroundSql = `select current_user() as \`user\`, current_role() as \`role\`, database() as \`database\`,
  @@collation_connection as \`collation\`, @@collation_server as \`collationServer\`, @@sql_mode as \`mode\`,
  @@old_mode as \`oldMode\`, @@time_zone as \`zone\``

/** The scheduler turns events off and drops them when their time is over. */
const eventsSql = `select event_name as \`name\`, status as \`status\`, cast(last_altered as char) as \`altered\`
from information_schema.events where event_schema = database() order by event_name`

/**
 * Another text after any change of the schema on the whole server: the counts of what may have changed one, since it
 * started. Null where that would not hold: on MySQL, where it is untried; while somebody's statement that may change a
 * schema runs, for it counts from its beginning; on replicas; and without the privilege to see the others.
 */
export async function fingerprint(session: Session, last: Catalog | null): Promise<string | null> {
  const product = readProduct(session.server.version, session.server.flavour)
  if (product.flavour !== 'mariadb' || (last !== null && changesByItself(last))) return null
  if (!(await seesOthers(session))) return null
  // In this order: what ends in between is counted, and what runs on is seen.
  const counts = await readCounts(session)
  const others = await session.query<Other>(othersSql)
  if (others.some(mayChange)) return null
  // While a session ends, the server sums up without what it counted for it.
  if (!isDeepStrictEqual(await readCounts(session), counts)) return null
  return JSON.stringify([counts, await session.query(aroundSql), await session.query(eventsSql)])
}

/** A row of a sequence can be written, and `PARTITION BY SYSTEM_TIME … AUTO` makes partitions: without a statement that counts. */
function changesByItself({ tables, objects }: Catalog): boolean {
  return (
    objects.some(({ ref }) => ref.kind === 'sequence') ||
    tables.some(
      ({ kind, partitionBy }) =>
        kind === 'partitioned' && (partitionBy == null || /system_time/i.test(partitionBy)),
    )
  )
}

async function seesOthers(session: Session): Promise<boolean> {
  try {
    const rows = await session.query<Record<string, string>>('show grants')
    return rows
      .flatMap((row) => Object.values(row))
      .some((grant) => /^GRANT (ALL PRIVILEGES|(.*, )?PROCESS(,.*)?) ON \*\.\* TO /.test(grant))
  } catch (error) {
    // A server without privileges at all refuses the question.
    if (session.closed) throw error
    return false
  }
}

async function readCounts(session: Session): Promise<unknown[]> {
  const rows = await session.query<{ name: string; value: string; now: number | string }>(countsSql)
  return rows
    .filter(({ name }) => !harmless.test(name))
    .map(({ name, value, now }) =>
      // The moment it counts from, which tells one run of the server from another.
      name.startsWith('uptime') ? [name, Number(now) - Number(value)] : [name, value],
    )
    .filter(([, value]) => value !== '0')
}

type Other = { readonly user: string; readonly command: string; readonly info: string | null }

/** What replicas apply is not told; the server's own work is `Daemon`. */
function mayChange({ user, command, info }: Other): boolean {
  if (command === 'Daemon' || command === 'Binlog Dump') return false
  if (user === 'system user' || command.startsWith('Slave')) return true
  return info !== null && !/^\s*(select|insert|update|delete|replace|with|show|commit|rollback)\b/i.test(info)
}
