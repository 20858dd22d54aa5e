import { quote } from '../../quote'
import { ownRelations } from '../scope'
import { fact, found, type ObjectRow, qualified, type Reader } from './found'

type Row = ObjectRow & {
  readonly schema: string
  readonly relation: number
  readonly table: string
  readonly permissive: boolean
  readonly command: keyof typeof commands
  /** Null stands for PUBLIC. */
  readonly roles: readonly (string | null)[]
  readonly using: string | null
  readonly check: string | null
}

const commands = { '*': 'ALL', r: 'SELECT', a: 'INSERT', w: 'UPDATE', d: 'DELETE' }

const sql = `select p.oid as oid, p.polrelid as relation, n.nspname::text as schema, c.relname::text as table, p.polname::text as name,
  p.polpermissive as permissive, p.polcmd::text as command,
  (select json_agg(case when r.oid <> 0 then pg_get_userbyid(r.oid) end order by r.oid <> 0, pg_get_userbyid(r.oid))
    from unnest(p.polroles) r(oid)) as roles,
  pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check,
  obj_description(p.oid, 'pg_policy') as comment
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace
where ${ownRelations(`'r', 'p', 'f'`)}`

/** Policies; whether a table heeds them is the table's row security. */
export const policies: Reader = {
  words: 'policies',
  rows: 'pg_policy',
  needs: ['pg_policy'],
  read: async (session) =>
    (await session.query<Row>(sql)).map((row) => {
      const table = qualified(row.schema, row.table)
      const roles = row.roles.map((role) => (role === null ? 'PUBLIC' : quote(role))).join(', ')
      const lines = [
        `CREATE POLICY ${quote(row.name)} ON ${table}`,
        row.permissive ? null : 'AS RESTRICTIVE',
        `FOR ${commands[row.command]} TO ${roles}`,
        row.using === null ? null : `USING (${row.using})`,
        row.check === null ? null : `WITH CHECK (${row.check})`,
      ].filter((line) => line !== null)
      return found('pg_policy', row, {
        kind: 'policy',
        schema: row.schema,
        table: row.table,
        on: [row.relation],
        statements: [`${lines.join('\n  ')};`],
        facts: [
          fact('for', commands[row.command].toLowerCase()),
          fact('to', row.roles.map((role) => role ?? 'everyone').join(', ')),
          fact('kind', row.permissive ? 'permissive' : 'restrictive'),
          fact('using', row.using),
          fact('with check', row.check),
        ],
        comments: `POLICY ${quote(row.name)} ON ${table}`,
      })
    }),
}
