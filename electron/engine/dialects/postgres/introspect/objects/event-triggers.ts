import { literal, quote } from '../../quote'
import { notOfExtension } from '../scope'
import { enabledFact, enabledStatement, type Enabled } from './enabled'
import { fact, found, type ObjectRow, qualified, type Reader } from './found'

type Row = ObjectRow & {
  readonly event: string
  readonly tags: readonly string[] | null
  readonly functionSchema: string
  readonly functionName: string
  readonly enabled: Enabled
  readonly owner: string
}

const sql = `select v.oid as oid, v.evtname::text as name, v.evtevent::text as event, v.evttags as tags,
  fn.nspname::text as "functionSchema", f.proname::text as "functionName", v.evtenabled::text as enabled,
  pg_get_userbyid(v.evtowner)::text as owner, obj_description(v.oid, 'pg_event_trigger') as comment
from pg_event_trigger v
join pg_proc f on f.oid = v.evtfoid
join pg_namespace fn on fn.oid = f.pronamespace
where ${notOfExtension('pg_event_trigger', 'v.oid')}`

/** Event triggers. */
export const eventTriggers: Reader = {
  words: 'event triggers',
  rows: 'pg_event_trigger',
  needs: ['pg_event_trigger', 'pg_proc'],
  read: async (session) =>
    (await session.query<Row>(sql)).map((row) => {
      const name = `EVENT TRIGGER ${quote(row.name)}`
      const calls = qualified(row.functionSchema, row.functionName)
      const tags = row.tags === null ? '' : ` WHEN TAG IN (${row.tags.map(literal).join(', ')})`
      const state = enabledStatement(`ALTER ${name}`, '', row.enabled)
      return found('pg_event_trigger', row, {
        kind: 'event-trigger',
        statements: [
          `CREATE ${name} ON ${row.event}${tags} EXECUTE FUNCTION ${calls}();`,
          ...(state === null ? [] : [state]),
        ],
        facts: [
          fact('on', row.event),
          fact('tags', row.tags?.join(', ')),
          fact('calls', calls),
          enabledFact(row.enabled),
          fact('owner', row.owner),
        ],
        comments: name,
      })
    }),
}
