import type { Asking } from './asking'
import { firstOwnOid } from './objects/found'
import { notOfExtension, ownSchemas } from './scope'

/** A range's cast to its multirange comes with it. */
const castOfType = `not exists (select 1 from pg_depend i where i.classid = 'pg_cast'::regclass and i.objid = o.oid and i.deptype = 'i')`

/** Catalogs of the server that hold those kinds, and of which most databases have nothing of their own. */
const catalogs = [
  'pg_operator',
  'pg_opclass',
  'pg_collation',
  'pg_conversion',
  'pg_ts_config',
  'pg_ts_dict',
  'pg_ts_parser',
  'pg_ts_template',
  'pg_cast',
  'pg_language',
  'pg_am',
  'pg_transform',
  'pg_default_acl',
]

/** Whether there may be any at all, which is told in less time than it takes to plan counting them. */
const anySql = `select ${[
  ...catalogs.map((name) => `exists (select 1 from ${name} where oid >= ${firstOwnOid})`),
  `exists (select 1 from pg_type where oid >= ${firstOwnOid} and typtype in ('b', 'p') and not (typcategory = 'A' and typelem <> 0))`,
  'exists (select 1 from pg_user_mappings)',
  'exists (select 1 from pg_subscription where subdbid <> 0)',
].join(' or ')} as any`

/** Kinds that no part of the catalog holds, in words, with where they stand. */
const kinds: readonly (readonly [one: string, many: string, from: string])[] = [
  ['operator', 'operators', inSchema('pg_operator', 'oprnamespace')],
  ['operator class', 'operator classes', inSchema('pg_opclass', 'opcnamespace')],
  ['collation', 'collations', inSchema('pg_collation', 'collnamespace')],
  ['conversion', 'conversions', inSchema('pg_conversion', 'connamespace')],
  ['text search configuration', 'text search configurations', inSchema('pg_ts_config', 'cfgnamespace')],
  ['text search dictionary', 'text search dictionaries', inSchema('pg_ts_dict', 'dictnamespace')],
  ['text search parser', 'text search parsers', inSchema('pg_ts_parser', 'prsnamespace')],
  ['text search template', 'text search templates', inSchema('pg_ts_template', 'tmplnamespace')],
  [
    'base type',
    'base types',
    `${inSchema('pg_type', 'typnamespace')} and o.typtype in ('b', 'p') and not (o.typcategory = 'A' and o.typelem <> 0)`,
  ],
  ['cast', 'casts', everywhere('pg_cast', castOfType)],
  ['language', 'languages', everywhere('pg_language')],
  ['access method', 'access methods', everywhere('pg_am')],
  ['transform', 'transforms', everywhere('pg_transform')],
  ['default privilege', 'default privileges', 'pg_default_acl o where true'],
  // The view hides what the mappings hold: passwords.
  ['user mapping', 'user mappings', 'pg_user_mappings o where true'],
  [
    'subscription',
    'subscriptions',
    `pg_subscription o where o.subdbid = (select b.oid from pg_database b where b.datname = current_database())`,
  ],
]

function inSchema(catalog: string, schema: string): string {
  return `${catalog} o join pg_namespace n on n.oid = o.${schema} where ${ownSchemas} and ${notOfExtension(catalog, 'o.oid')}`
}

/** Those with smaller numbers came with the server. */
function everywhere(catalog: string, condition = 'true'): string {
  return `${catalog} o where o.oid >= 16384 and ${notOfExtension(catalog, 'o.oid')} and ${condition}`
}

const sql = `select ${kinds.map(([, , from], at) => `(select count(*) from ${from})::int as k${at}`).join(', ')}`

/** Says in a sentence which objects there are that the catalog has no room for. */
export async function readUnread(session: Asking): Promise<string[]> {
  const [found] = await session.query<{ any: boolean }>(anySql)
  if (found?.any !== true) return []
  const [row] = await session.query<Record<string, number>>(sql)
  const words = kinds.flatMap(([one, many], at) => {
    const count = row?.[`k${at}`] ?? 0
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  })
  return words.length === 0 ? [] : [`Varve does not read these, and its DDL lacks them: ${words.join(', ')}.`]
}
