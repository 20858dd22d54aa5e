import { literal, quote } from '../../quote'
import { fact, found, type ObjectRow, qualified, type Reader } from './found'

type Row = ObjectRow & {
  readonly all: boolean
  readonly insert: boolean
  readonly update: boolean
  readonly delete: boolean
  readonly truncate: boolean
  readonly viaRoot: boolean
  /** Version 18: `s` publishes stored generated columns. */
  readonly generated: 'n' | 's'
  readonly tables: readonly Published[] | null
  readonly schemas: readonly string[] | null
  readonly owner: string
}

interface Published {
  readonly oid: number
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[] | null
  readonly where: string | null
}

/** Via the root came with version 13; columns, rows and schemas with 15; generated columns with 18. */
function sql(major: number): string {
  const picks = major >= 15
  return `select u.oid as oid, u.pubname::text as name, u.puballtables as all, u.pubinsert as insert, u.pubupdate as update,
  u.pubdelete as delete, u.pubtruncate as truncate, ${major >= 13 ? 'u.pubviaroot' : 'false'} as "viaRoot",
  ${major >= 18 ? 'u.pubgencols::text' : `'n'`} as generated,
  (select json_agg(json_build_object('oid', c.oid::bigint, 'schema', n.nspname, 'name', c.relname,
      'columns', ${picks ? `(select json_agg(a.attname order by k.at) from unnest(r.prattrs::int2[]) with ordinality k(number, at) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number)` : 'null'},
      'where', ${picks ? 'pg_get_expr(r.prqual, r.prrelid)' : 'null'}) order by n.nspname, c.relname)
    from pg_publication_rel r join pg_class c on c.oid = r.prrelid join pg_namespace n on n.oid = c.relnamespace
    where r.prpubid = u.oid) as tables,
  ${picks ? `(select json_agg(n.nspname order by n.nspname) from pg_publication_namespace s join pg_namespace n on n.oid = s.pnnspid where s.pnpubid = u.oid)` : 'null::json'} as schemas,
  pg_get_userbyid(u.pubowner)::text as owner, obj_description(u.oid, 'pg_publication') as comment
from pg_publication u`
}

/** Publications of logical replication. */
export const publications: Reader = {
  words: 'publications',
  rows: 'pg_publication',
  needs: ['pg_publication', 'pg_publication_rel'],
  read: async (session, major) =>
    (await session.query<Row>(sql(major))).map((row) => {
      const name = `PUBLICATION ${quote(row.name)}`
      const what = published(row)
      return found('pg_publication', row, {
        kind: 'publication',
        statements: [`CREATE ${name}${what === '' ? '' : ` FOR ${what}`} WITH (${parameters(row)});`],
        facts: [
          fact('publishes', row.all ? 'all tables' : what === '' ? 'no table' : what),
          fact('operations', operations(row)),
          fact('owner', row.owner),
        ],
        comments: name,
        on: (row.tables ?? []).map(({ oid }) => oid),
      })
    }),
}

function published({ all, tables, schemas }: Row): string {
  if (all) return 'ALL TABLES'
  return [
    ...(tables ?? []).map(
      ({ schema, name, columns, where }) =>
        `TABLE ONLY ${qualified(schema, name)}${columns === null ? '' : ` (${columns.map(quote).join(', ')})`}${where === null ? '' : ` WHERE (${where})`}`,
    ),
    ...(schemas ?? []).map((schema) => `TABLES IN SCHEMA ${quote(schema)}`),
  ].join(', ')
}

function parameters(row: Row): string {
  return [
    `publish = ${literal(operations(row))}`,
    row.viaRoot ? 'publish_via_partition_root = true' : null,
    row.generated === 's' ? 'publish_generated_columns = stored' : null,
  ]
    .filter((parameter) => parameter !== null)
    .join(', ')
}

function operations(row: Row): string {
  return (['insert', 'update', 'delete', 'truncate'] as const)
    .filter((operation) => row[operation])
    .join(', ')
}
