import type { Asking } from '../asking'
import type { Closed } from '../closed'
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

/** Which kinds there are at all: most databases have few, and each query takes its time to plan. */
function presentSql(open: readonly Reader[]): string {
  return `select ${open.map(({ rows }, at) => `exists (select 1 from ${rows}) as k${at}`).join(', ')}`
}

/** Reads every object that is no table, view or enum. */
export async function readObjects(session: Asking, major: number, closed: Closed): Promise<Found[]> {
  const open = readers.filter(({ words, needs }) => closed.lets(words, needs))
  const [present = {}] = await session.query<Record<string, boolean>>(presentSql(open))
  const found = await Promise.all(
    open.filter((_, at) => present[`k${at}`] === true).map(({ read }) => read(session, major)),
  )
  return found.flat()
}
