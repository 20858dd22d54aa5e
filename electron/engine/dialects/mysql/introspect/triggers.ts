import type { DefinedObject, Dependency, ObjectRef } from '#contract/catalog'
import type { ServerInfo } from '#contract/connection'
import type { Session } from '../../dialect'
import { madeUnder, type Settings } from '../ddl/settings'
import type { Product } from '../flavour'
import { quote, quoteIn } from '../quote'
import { wholeBodies } from './body'
import { definerOf, settingFacts } from './definer'

export interface TriggerRow {
  readonly name: string
  readonly table: string
  readonly timing: string
  readonly event: string
  readonly order: number
  readonly body: string
  readonly definer: string
  readonly sqlMode: string
  readonly collation: string
}

/** Triggers with their DDL; one that comes after another names it, and needs it first. */
export async function readTriggers(
  session: Session,
  product: Product,
  own: Settings,
): Promise<{ objects: DefinedObject[]; dependencies: Dependency[] }> {
  const show = ({ name }: TriggerRow): string =>
    `show create trigger ${quoteIn(session.server.database, name)}`
  const rows = await wholeBodies(session, product, await readRows(session), show, 'SQL Original Statement')
  const schema = session.server.database
  const before = (row: TriggerRow): TriggerRow | undefined =>
    rows.findLast((other) => sameMoment(other, row) && Number(other.order) < Number(row.order))
  return {
    objects: rows.map((row) => triggerOf(row, before(row) ?? null, session.server, own)),
    dependencies: rows.flatMap((row) => {
      const on = before(row)
      return on === undefined ? [] : [{ from: refOf(row, schema), on: refOf(on, schema) }]
    }),
  }
}

// By the table's schema: by the trigger's own the server looks through every table.
function readRows(session: Session): Promise<TriggerRow[]> {
  return session.query<TriggerRow & Record<string, unknown>>(
    `select trigger_name as \`name\`, event_object_table as \`table\`, action_timing as \`timing\`,
  event_manipulation as \`event\`, action_order as \`order\`, action_statement as \`body\`, definer as \`definer\`,
  sql_mode as \`sqlMode\`, collation_connection as \`collation\`
from information_schema.triggers where event_object_schema = ?
order by event_object_table, action_timing, event_manipulation, action_order`,
    [session.server.database],
  )
}

function sameMoment(a: TriggerRow, b: TriggerRow): boolean {
  return a.table === b.table && a.timing === b.timing && a.event === b.event
}

function refOf({ name, table }: TriggerRow, schema: string): ObjectRef {
  return { kind: 'trigger', schema, name, table }
}

function triggerOf(
  row: TriggerRow,
  before: TriggerRow | null,
  server: ServerInfo,
  own: Settings,
): DefinedObject {
  const when = `${row.timing} ${row.event}`.toLowerCase()
  const follows = before === null ? '' : ` follows ${quote(before.name)}`
  const sql = `create trigger ${quote(row.name)} ${when} on ${quote(row.table)} for each row${follows}\n${row.body}`
  return {
    ref: refOf(row, server.database),
    definition: madeUnder(sql, { sqlMode: row.sqlMode, collation: row.collation }, own),
    facts: [{ name: 'when', value: when }, { name: 'order', value: String(row.order) }, ...settingFacts(row)],
    definer: definerOf(row, server),
    comment: null,
  }
}
