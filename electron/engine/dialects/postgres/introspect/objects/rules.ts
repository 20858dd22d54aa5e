import { quote } from '../../quote'
import { notOfExtension, ownRelations } from '../scope'
import { enabledFact, enabledStatement, type Enabled } from './enabled'
import { fact, firstOwnOid, found, type ObjectRow, qualified, type Reader } from './found'

type Row = ObjectRow & {
  readonly schema: string
  readonly relation: number
  readonly table: string
  readonly definition: string
  readonly event: keyof typeof events
  readonly instead: boolean
  readonly enabled: Enabled
}

const events = { '1': 'select', '2': 'update', '3': 'insert', '4': 'delete' }

/** A view's query is a rule too, named _RETURN: it is the view. */
const sql = `select r.oid as oid, r.ev_class as relation, n.nspname::text as schema, c.relname::text as table, r.rulename::text as name,
  pg_get_ruledef(r.oid) as definition, r.ev_type::text as event, r.is_instead as instead, r.ev_enabled::text as enabled,
  obj_description(r.oid, 'pg_rewrite') as comment
from pg_rewrite r
join pg_class c on c.oid = r.ev_class
join pg_namespace n on n.oid = c.relnamespace
where r.rulename <> '_RETURN' and ${ownRelations(`'r', 'p', 'f', 'v', 'm'`)} and ${notOfExtension('pg_rewrite', 'r.oid')}`

/** Rules of tables and views. */
export const rules: Reader = {
  words: 'rules',
  rows: `pg_rewrite where oid >= ${firstOwnOid} and rulename <> '_RETURN'`,
  needs: ['pg_rewrite'],
  read: async (session) =>
    (await session.query<Row>(sql)).map((row) => {
      const table = qualified(row.schema, row.table)
      const state = enabledStatement(`ALTER TABLE ${table}`, `RULE ${quote(row.name)}`, row.enabled)
      return found('pg_rewrite', row, {
        kind: 'rule',
        schema: row.schema,
        table: row.table,
        on: [row.relation],
        statements: [`${row.definition.replace(/;\s*$/, '')};`, ...(state === null ? [] : [state])],
        facts: [
          fact('on', events[row.event]),
          fact('does', row.instead ? 'instead' : 'also'),
          enabledFact(row.enabled),
        ],
        comments: `RULE ${quote(row.name)} ON ${table}`,
      })
    }),
}
