import type { Blocker } from '#contract/run'
import type { Product } from './flavour'
import type { Link } from './link'

interface Waiting {
  readonly state: string | null
}
interface Found {
  readonly id: number | string
  readonly who: string
  readonly query: string | null
}

/** Who the statement of `backend` waits for: a row lock's holder, or the holder of a table's metadata lock. */
export async function findBlocker(link: Link, product: Product, backend: string): Promise<Blocker | null> {
  const byRow = await first<Found>(link, product.flavour === 'mariadb' ? mariadbRowLock : mysqlRowLock, [
    backend,
  ])
  if (byRow !== null) return blocker(byRow)
  const waiting = await first<Waiting>(link, processState, [backend])
  if (waiting?.state === undefined || waiting.state === null || !/metadata lock/i.test(waiting.state))
    return null
  const holder = await metadataHolder(link, product, backend)
  return holder === null
    ? { backend: '', who: 'another session (metadata lock)', query: null }
    : blocker(holder)
}

async function metadataHolder(link: Link, product: Product, backend: string): Promise<Found | null> {
  if (product.flavour === 'mysql') return first<Found>(link, mysqlMetadataLock, [backend])
  // MariaDB tells holders of metadata locks only with its plugin metadata_lock_info; the oldest open transaction of
  // another session in the same database is then the one, when there is exactly one.
  const open = await all<Found>(link, mariadbOpenTransactions, [backend, backend])
  return open.length === 1 ? (open[0] ?? null) : null
}

const processState = 'select state as `state` from information_schema.processlist where id = ?'

const mariadbRowLock = `
select p.id as \`id\`, concat(p.user, '@', p.host) as \`who\`, coalesce(p.info, b.trx_query) as \`query\`
from information_schema.innodb_lock_waits w
join information_schema.innodb_trx r on r.trx_id = w.requesting_trx_id
join information_schema.innodb_trx b on b.trx_id = w.blocking_trx_id
join information_schema.processlist p on p.id = b.trx_mysql_thread_id
where r.trx_mysql_thread_id = ?
order by b.trx_started limit 1`

const mariadbOpenTransactions = `
select p.id as \`id\`, concat(p.user, '@', p.host) as \`who\`, p.info as \`query\`
from information_schema.innodb_trx t
join information_schema.processlist p on p.id = t.trx_mysql_thread_id
where p.id <> ? and p.db = (select db from information_schema.processlist where id = ?)
order by t.trx_started`

// https://dev.mysql.com/doc/refman/8.4/en/sys-innodb-lock-waits.html
const mysqlRowLock = `
select p.id as \`id\`, concat(p.user, '@', p.host) as \`who\`, p.info as \`query\`
from sys.innodb_lock_waits w
join information_schema.processlist p on p.id = w.blocking_pid
where w.waiting_pid = ? limit 1`

// https://dev.mysql.com/doc/refman/8.4/en/sys-schema-table-lock-waits.html
const mysqlMetadataLock = `
select p.id as \`id\`, concat(p.user, '@', p.host) as \`who\`, p.info as \`query\`
from sys.schema_table_lock_waits w
join information_schema.processlist p on p.id = w.blocking_pid
where w.waiting_pid = ? and w.blocking_pid <> w.waiting_pid limit 1`

function blocker(found: Found): Blocker {
  return { backend: String(found.id), who: found.who, query: found.query }
}

async function first<T>(link: Link, sql: string, parameters: string[]): Promise<T | null> {
  return (await all<T>(link, sql, parameters))[0] ?? null
}

async function all<T>(link: Link, sql: string, parameters: string[]): Promise<T[]> {
  const rows = await link.send(sql, parameters)
  return Array.isArray(rows) ? (rows as unknown[] as T[]) : []
}
