import { notOfExtension, ownSchemas, spelled } from '../scope'
import { fact, firstOwnOid, found, type ObjectRow, qualified, type Reader } from './found'

type Row = ObjectRow & {
  readonly schema: string
  readonly subtype: string
  readonly operatorClass: string | null
  readonly collation: string | null
  readonly canonical: string | null
  readonly difference: string | null
  readonly multirangeSchema: string | null
  readonly multirange: string | null
  readonly owner: string
}

function routine(oid: string): string {
  return `(select quote_ident(fn.nspname) || '.' || quote_ident(f.proname)
    from pg_proc f join pg_namespace fn on fn.oid = f.pronamespace where f.oid = ${oid}::oid)`
}

/** Multiranges came with version 14. */
function sql(major: number): string {
  const hasMultiranges = major >= 14
  return `select t.oid as oid, n.nspname::text as schema, t.typname::text as name,
  format_type(r.rngsubtype, null) as subtype,
  case when not o.opcdefault then ${spelled('opn.nspname', 'o.opcname')} end as "operatorClass",
  ${spelled('cn.nspname', 'co.collname')} as collation,
  ${routine('r.rngcanonical')} as canonical, ${routine('r.rngsubdiff')} as difference,
  ${hasMultiranges ? 'mn.nspname::text' : 'null'} as "multirangeSchema", ${hasMultiranges ? 'm.typname::text' : 'null'} as multirange,
  pg_get_userbyid(t.typowner)::text as owner, obj_description(t.oid, 'pg_type') as comment
from pg_range r
join pg_type t on t.oid = r.rngtypid
join pg_namespace n on n.oid = t.typnamespace
join pg_type s on s.oid = r.rngsubtype
join pg_opclass o on o.oid = r.rngsubopc
join pg_namespace opn on opn.oid = o.opcnamespace
left join pg_collation co on co.oid = r.rngcollation and r.rngcollation <> s.typcollation
left join pg_namespace cn on cn.oid = co.collnamespace
${hasMultiranges ? 'left join pg_type m on m.oid = r.rngmultitypid left join pg_namespace mn on mn.oid = m.typnamespace' : ''}
where ${ownSchemas} and ${notOfExtension('pg_type', 't.oid')}`
}

/** Range types; their multirange and constructors come with them. */
export const ranges: Reader = {
  words: 'range types',
  rows: `pg_range where rngtypid >= ${firstOwnOid}`,
  needs: ['pg_range'],
  read: async (session, major) =>
    (await session.query<Row>(sql(major))).map((row) => {
      const name = qualified(row.schema, row.name)
      const options = [
        `SUBTYPE = ${row.subtype}`,
        row.operatorClass === null ? null : `SUBTYPE_OPCLASS = ${row.operatorClass}`,
        row.collation === null ? null : `COLLATION = ${row.collation}`,
        row.canonical === null ? null : `CANONICAL = ${row.canonical}`,
        row.difference === null ? null : `SUBTYPE_DIFF = ${row.difference}`,
        row.multirange === null || isCutWithin(row.multirange)
          ? null
          : `MULTIRANGE_TYPE_NAME = ${qualified(row.multirangeSchema ?? row.schema, row.multirange)}`,
      ].filter((option) => option !== null)
      return found('pg_type', row, {
        kind: 'range',
        schema: row.schema,
        statements: [
          // The function that makes values canonical takes the type, which must be known by name before.
          ...(row.canonical === null ? [] : [`CREATE TYPE ${name};`]),
          `CREATE TYPE ${name} AS RANGE (${options.join(', ')});`,
        ],
        facts: [
          fact('subtype', row.subtype),
          fact('canonical', row.canonical),
          fact('difference', row.difference),
          fact('multirange', row.multirange),
          fact('owner', row.owner),
        ],
        comments: `TYPE ${name}`,
        granted: `TYPE ${name}`,
      })
    }),
}

/** The server cuts a long name that it makes up itself within a character, which nobody can then spell; it will again. */
function isCutWithin(name: string): boolean {
  return name.includes('\uFFFD')
}
