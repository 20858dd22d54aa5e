import type { DefinedObject } from '#contract/catalog'
import type { ServerInfo } from '#contract/connection'
import type { Session } from '../../dialect'
import { madeUnder, type Settings } from '../ddl/settings'
import type { Product } from '../flavour'
import { literal, quote, quoteIn } from '../quote'
import { wholeBodies } from './body'
import { definerOf, settingFacts } from './definer'

export interface EventRow {
  readonly name: string
  readonly at: string | null
  readonly every: string | null
  readonly unit: string | null
  readonly starts: string | null
  readonly ends: string | null
  readonly status: string
  readonly completion: string
  readonly zone: string
  readonly comment: string
  readonly body: string
  readonly definer: string
  readonly sqlMode: string
  readonly collation: string
}

/** Scheduled events with their DDL. */
export async function readEvents(
  session: Session,
  product: Product,
  own: Settings,
): Promise<DefinedObject[]> {
  const show = ({ name }: EventRow): string => `show create event ${quoteIn(session.server.database, name)}`
  const rows = await wholeBodies(session, product, await readRows(session), show, 'Create Event')
  return rows.map((row) => eventOf(row, session.server, own))
}

function readRows(session: Session): Promise<EventRow[]> {
  return session.query<EventRow & Record<string, unknown>>(
    `select event_name as \`name\`, execute_at as \`at\`, interval_value as \`every\`, interval_field as \`unit\`,
  starts as \`starts\`, ends as \`ends\`, status as \`status\`, on_completion as \`completion\`,
  time_zone as \`zone\`, event_comment as \`comment\`, event_definition as \`body\`, definer as \`definer\`,
  sql_mode as \`sqlMode\`, collation_connection as \`collation\`
from information_schema.events where event_schema = ? order by event_name`,
    [session.server.database],
  )
}

function eventOf(row: EventRow, server: ServerInfo, own: Settings): DefinedObject {
  const schedule = scheduleOf(row)
  const sql = [
    `create event ${quote(row.name)} on schedule ${schedule}`,
    `on completion ${row.completion.toLowerCase()}`,
    statusOf(row.status),
    ...(row.comment === '' ? [] : [`comment ${literal(row.comment)}`]),
    `do\n${row.body}`,
  ].join(' ')
  const { sqlMode, collation, zone } = row
  return {
    ref: { kind: 'event', schema: server.database, name: row.name, table: null },
    definition: madeUnder(sql, { sqlMode, collation, timeZone: zone }, own),
    facts: [
      { name: 'schedule', value: schedule },
      { name: 'status', value: row.status.toLowerCase() },
      { name: 'time zone', value: zone },
      ...settingFacts(row),
    ],
    definer: definerOf(row, server),
    comment: row.comment === '' ? null : row.comment,
  }
}

function scheduleOf({ at, every, unit, starts, ends }: EventRow): string {
  if (every === null || unit === null) return `at ${literal(at ?? '')}`
  const amount = /^\d+$/.test(every) ? every : `'${every.replaceAll("'", '')}'`
  return [
    `every ${amount} ${unit.toLowerCase()}`,
    ...(starts === null ? [] : [`starts ${literal(starts)}`]),
    ...(ends === null ? [] : [`ends ${literal(ends)}`]),
  ].join(' ')
}

/** On a replica an event that came from its source is neither on nor off. */
function statusOf(status: string): string {
  if (status === 'ENABLED') return 'enable'
  return status === 'DISABLED' ? 'disable' : 'disable on slave'
}
