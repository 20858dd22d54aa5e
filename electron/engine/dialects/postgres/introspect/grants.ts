import type { Asking } from './asking'
import { quote } from '../quote'
import { ownSchemas } from './scope'

type Row = {
  /** What pg_depend calls the object: `pg_class 16412`. */
  readonly key: string
  /** Of a right on one column. */
  readonly column: string | null
  readonly given: boolean
  /** Null stands for PUBLIC. */
  readonly role: string | null
  readonly grantable: boolean
  readonly privileges: string[]
}

/** Catalogs with rights, by their column of it and the letter that acldefault() knows them by. */
const holders = [
  { catalog: 'pg_class', acl: 'relacl', owner: 'relowner', schema: 'relnamespace' },
  { catalog: 'pg_proc', acl: 'proacl', owner: 'proowner', schema: 'pronamespace', letter: 'f' },
  { catalog: 'pg_type', acl: 'typacl', owner: 'typowner', schema: 'typnamespace', letter: 'T' },
  { catalog: 'pg_namespace', acl: 'nspacl', owner: 'nspowner', schema: 'oid', letter: 'n' },
  { catalog: 'pg_foreign_data_wrapper', acl: 'fdwacl', owner: 'fdwowner', letter: 'F' },
  { catalog: 'pg_foreign_server', acl: 'srvacl', owner: 'srvowner', letter: 'S' },
] as const

function held(holder: (typeof holders)[number]): string {
  const { catalog, acl, owner } = holder
  const letter =
    'letter' in holder ? `'${holder.letter}'` : `(case when o.relkind = 'S' then 's' else 'r' end)::"char"`
  const from = 'schema' in holder ? `join pg_namespace n on n.oid = o.${holder.schema}` : ''
  const own = 'schema' in holder ? `and ${ownSchemas}` : ''
  return `select '${catalog}' as catalog, o.oid, null::text as column, o.${acl} as acl,
    ${catalog === 'pg_namespace' ? `coalesce(case when o.nspname = 'public' then (select i.initprivs from pg_init_privs i where i.classoid = 'pg_namespace'::regclass and i.objoid = o.oid) end, acldefault('n', o.nspowner))` : `acldefault(${letter}, o.${owner})`} as usual
  from ${catalog} o ${from} where o.${acl} is not null ${own}`
}

/** What differs from the rights that a new object has: who gave them is left out, for a copy is made by one user. */
const sql = `with held as (
  ${holders.map(held).join('\n  union all ')}
  union all select 'pg_class', a.attrelid, a.attname::text, a.attacl, null::aclitem[]
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where a.attacl is not null and a.attnum > 0 and not a.attisdropped and ${ownSchemas}
), rights as (
  select h.catalog, h.oid, h.column, true as given, x.grantee, x.privilege_type, bool_or(x.is_grantable) as grantable
  from held h, aclexplode(h.acl) x
  where not exists (select 1 from aclexplode(h.usual) u
    where u.grantee = x.grantee and u.privilege_type = x.privilege_type and u.is_grantable = x.is_grantable)
  group by 1, 2, 3, 5, 6
  union all
  select h.catalog, h.oid, h.column, false, u.grantee, u.privilege_type, false
  from held h, aclexplode(h.usual) u
  where not exists (select 1 from aclexplode(h.acl) x where u.grantee = x.grantee and u.privilege_type = x.privilege_type)
)
select r.catalog || ' ' || r.oid as key, r.column, r.given, case when r.grantee <> 0 then pg_get_userbyid(r.grantee)::text end as role,
  r.grantable, array_agg(r.privilege_type order by r.privilege_type) as privileges
from rights r
group by r.catalog, r.oid, r.column, r.given, r.grantee, r.grantable`

export type Grants = ReadonlyMap<string, readonly Row[]>

/** Reads every right that is not as the server gives it to a new object, by what pg_depend calls the object. */
export async function readGrants(session: Asking): Promise<Grants> {
  const grants = new Map<string, Row[]>()
  for (const row of await session.query<Row>(sql)) {
    const list = grants.get(row.key)
    if (list === undefined) grants.set(row.key, [row])
    else list.push(row)
  }
  return grants
}

/** The statements for one object, in an order of their own; `on` is what GRANT calls it. */
export function grantStatements(grants: Grants, key: string, on: string): string[] {
  const rows = grants.get(key)
  if (rows === undefined) return []
  return rows
    .map((row) => statement(row, on))
    .toSorted((a, b) => Number(a.startsWith('GRANT')) - Number(b.startsWith('GRANT')) || (a < b ? -1 : 1))
}

function statement({ column, given, role, grantable, privileges }: Row, on: string): string {
  const of = column === null ? '' : ` (${quote(column)})`
  const what = privileges.map((privilege) => `${privilege}${of}`).join(', ')
  const who = role === null ? 'PUBLIC' : quote(role)
  return given
    ? `GRANT ${what} ON ${on} TO ${who}${grantable ? ' WITH GRANT OPTION' : ''};`
    : `REVOKE ${what} ON ${on} FROM ${who};`
}
