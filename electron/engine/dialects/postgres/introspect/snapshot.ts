import type { Session } from '../../dialect'
import { ClientSession } from '../client-session'
import { literal } from '../quote'
import type { Asking } from './asking'
import { type Closed, readClosed } from './closed'
import { isStop, Links } from './links'

/**
 * The server spells a name without its schema where the search path finds it, so the path is set to `public` for the
 * length of the reading: the same catalog reads the same whatever a session or role has set. Compiling the queries
 * (JIT) would take longer than they do, and so do workers and sorting on disk.
 */
export const settings = [
  'set local search_path to public',
  'set local jit = off',
  `set local work_mem = '32MB'`,
  'set local max_parallel_workers_per_gather = 0',
]

export const begin = 'begin isolation level repeatable read, read only'

/** About 500 tables; of fewer, opening a second link takes as long as it spares. */
const worthwhileBytes = 3_000_000

type Told = { readonly snapshot: string | null; readonly set: string }

/**
 * A snapshot for a second link, and what this session has set: both must spell alike. Under another role than the
 * link's own there is none. https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-SNAPSHOT-SYNCHRONIZATION
 */
function shareSql(user: string): string {
  return `select case when pg_relation_size('pg_attribute') > ${worthwhileBytes} and current_user = ${literal(user)}
    then pg_export_snapshot() end as snapshot,
  (select coalesce(json_agg(json_build_array(name, setting)), '[]')::text from pg_settings
    where source = 'session' and name not like 'transaction\\_%') as set`
}

/** Whom the readers ask. */
export interface Reading {
  readonly session: Asking
  /** Answers beside `session` where a second link can be had. */
  readonly aside: Asking
  readonly closed: Closed
}

/** Does `read` in one snapshot, on a second link too where one may be taken, the database is large and the server lets one in. */
export async function inSnapshot<T>(
  session: Session,
  read: (reading: Reading) => Promise<T>,
  takesSecond = true,
): Promise<T> {
  if (!(session instanceof ClientSession)) return onOneLink(session, read)
  const links = new Links(session)
  let second: Promise<ClientSession | null> = Promise.resolve(null)
  try {
    const { snapshot, set, closed } = await begun(session, links, takesSecond)
    if (snapshot !== null) {
      second = joined(session, snapshot, set)
      links.expect(second)
    }
    const done = await read({ session: links.session, aside: links.aside, closed })
    await session.query('commit')
    return done
  } catch (error) {
    if (!session.closed) await session.query('rollback').catch(() => undefined)
    throw error
  } finally {
    session.goWith(null)
    // One that is still on its way is not waited for.
    void second.then((link) => link?.close())
  }
}

async function onOneLink<T>(session: Session, read: (reading: Reading) => Promise<T>): Promise<T> {
  await session.query([begin, ...settings].join('; '))
  try {
    const done = await read({ session, aside: session, closed: await readClosed(session) })
    await session.query('commit')
    return done
  } catch (error) {
    if (!session.closed) await session.query('rollback').catch(() => undefined)
    throw error
  }
}

/** Begins, with a snapshot to share where that can be. */
async function begun(
  session: ClientSession,
  links: Links,
  takesSecond: boolean,
): Promise<Told & { closed: Closed }> {
  const alone: Told = { snapshot: null, set: '[]' }
  // Asked in this order, as one message.
  const first = async (share: string | null): Promise<Told & { closed: Closed }> => {
    const started = [begin, ...settings].map((sql) => links.session.query(sql))
    const closed = readClosed(links.session)
    const told = share === null ? [alone] : links.session.query<Told>(share)
    await Promise.all([...started, closed, told])
    return { ...((await told)[0] ?? alone), closed: await closed }
  }
  if (session.another === null || !takesSecond) return first(null)
  try {
    return await first(shareSql(session.server.user))
  } catch (error) {
    if (session.closed || isStop(error)) throw error
    // Not every server gives one: https://www.postgresql.org/docs/current/hot-standby.html
    await session.query('rollback')
    return first(null)
  }
}

/** A second session in the first one's snapshot, or null where the server does not let one in. */
async function joined(session: ClientSession, snapshot: string, set: string): Promise<ClientSession | null> {
  const second = await session.another?.().catch(() => null)
  if (second == null) return null
  const own = `select set_config(name, setting, true) from (
    select one ->> 0 as name, one ->> 1 as setting from json_array_elements(${literal(set)}::json) one) s`
  try {
    await second.queryAll([begin, `set transaction snapshot ${literal(snapshot)}`, own, ...settings])
    session.goWith(second)
    return second
  } catch {
    await second.close()
    return null
  }
}
