import { quote } from '../../quote'
import { notOfExtension, ownRelations } from '../scope'
import { enabledFact, enabledStatement, type Enabled } from './enabled'
import { fact, found, type ObjectRow, qualified, type Reader } from './found'

type Row = ObjectRow & {
  readonly schema: string
  readonly relation: number
  readonly table: string
  readonly definition: string
  readonly enabled: Enabled
  /** Whether it comes from the table that this one is a partition of, and only its state is its own. */
  readonly inherited: boolean
  readonly type: number
  readonly calls: string
  readonly constraint: boolean
}

/** A partition's copy of a trigger is told only where its state differs. Before version 13 copies are `tgisinternal`. */
function sql(major: number): string {
  const knowsParent = major >= 13
  return `select g.oid as oid, g.tgrelid as relation, n.nspname::text as schema, c.relname::text as table, g.tgname::text as name,
  pg_get_triggerdef(g.oid, false) as definition, g.tgenabled::text as enabled,
  ${knowsParent ? 'g.tgparentid <> 0' : 'false'} as inherited, g.tgtype as type,
  g.tgconstraint <> 0 as constraint, quote_ident(fn.nspname) || '.' || quote_ident(f.proname) as calls,
  obj_description(g.oid, 'pg_trigger') as comment
from pg_trigger g
join pg_class c on c.oid = g.tgrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_proc f on f.oid = g.tgfoid
join pg_namespace fn on fn.oid = f.pronamespace
${knowsParent ? 'left join pg_trigger u on u.oid = g.tgparentid' : ''}
where not g.tgisinternal ${knowsParent ? 'and (g.tgparentid = 0 or g.tgenabled <> u.tgenabled)' : ''}
  and ${ownRelations(`'r', 'p', 'f', 'v', 'm'`)} and ${notOfExtension('pg_trigger', 'g.oid')}`
}

/** Triggers of tables and views, with whether they fire. */
export const triggers: Reader = {
  words: 'triggers',
  rows: `pg_trigger where not tgisinternal`,
  needs: ['pg_trigger', 'pg_proc'],
  read: async (session, major) =>
    (await session.query<Row>(sql(major))).map((row) => {
      const table = qualified(row.schema, row.table)
      const state = enabledStatement(`ALTER TABLE ${table}`, `TRIGGER ${quote(row.name)}`, row.enabled)
      return found('pg_trigger', row, {
        kind: 'trigger',
        schema: row.schema,
        table: row.table,
        on: [row.relation],
        statements: row.inherited
          ? [state ?? `ALTER TABLE ${table} ENABLE TRIGGER ${quote(row.name)};`]
          : [`${row.definition};`, ...(state === null ? [] : [state])],
        facts: [
          fact('fires', fires(row.type)),
          fact('calls', row.calls),
          fact('constraint', row.constraint ? 'yes' : null),
          fact('from', row.inherited ? 'the table that this one is a partition of' : null),
          enabledFact(row.enabled),
        ],
        comments: `TRIGGER ${quote(row.name)} ON ${table}`,
      })
    }),
}

/** Bits of tgtype: https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_trigger.h */
function fires(type: number): string {
  const has = (bit: number) => (type & bit) !== 0
  const when = has(2) ? 'before' : has(64) ? 'instead of' : 'after'
  const events = [
    has(4) ? 'insert' : null,
    has(8) ? 'delete' : null,
    has(16) ? 'update' : null,
    has(32) ? 'truncate' : null,
  ].filter((event) => event !== null)
  return `${when} ${events.join(' or ')}, for each ${has(1) ? 'row' : 'statement'}`
}
