import type { Session } from '../../../dialect'
import { aggregates } from './aggregates'
import { composites } from './composites'
import { domains } from './domains'
import { eventTriggers } from './event-triggers'
import { extensions } from './extensions'
import { foreignDataWrappers, foreignServers } from './foreign-servers'
import type { Found, Reader } from './found'
import { policies } from './policies'
import { publications } from './publications'
import { ranges } from './ranges'
import { routines } from './routines'
import { rules } from './rules'
import { sequences } from './sequences'
import { triggers } from './triggers'

const readers: readonly Reader[] = [
  extensions,
  foreignDataWrappers,
  foreignServers,
  domains,
  composites,
  ranges,
  sequences,
  routines,
  aggregates,
  triggers,
  rules,
  policies,
  publications,
  eventTriggers,
]

const all = [...new Set(readers.flatMap(({ needs }) => needs))]

/** Everybody may read these catalogs, unless somebody took that away. */
const closedSql = `select c.relname::text as name from pg_class c
where c.relnamespace = 'pg_catalog'::regnamespace and c.relname in (${all.map((name) => `'${name}'`).join(', ')})
  and not has_table_privilege(c.oid, 'select')`

/** Which kinds there are at all: most databases have few, and each query takes its time to plan. */
function presentSql(open: readonly Reader[]): string {
  return `select ${open.map(({ rows }, at) => `exists (select 1 from ${rows}) as k${at}`).join(', ')}`
}

/** Reads every object that is no table, view or enum; `unseen` says which kinds this user is not let to. */
export async function readObjects(
  session: Session,
  major: number,
): Promise<{ found: Found[]; unseen: string[] }> {
  const closed = new Set((await session.query<{ name: string }>(closedSql)).map(({ name }) => name))
  const open = readers.filter(({ needs }) => !needs.some((name) => closed.has(name)))
  const [present = {}] = await session.query<Record<string, boolean>>(presentSql(open))
  const found: Found[] = []
  for (const [at, { read }] of open.entries())
    if (present[`k${at}`] === true) found.push(...(await read(session, major)))
  const unseen = readers
    .filter((reader) => !open.includes(reader))
    .map(({ words, needs }) => {
      const missing = needs.filter((name) => closed.has(name))
      return `This user may not read ${missing.join(' and ')}: ${words} are missing.`
    })
  return { found, unseen }
}
