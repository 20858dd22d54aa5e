import { literal, quote } from '../../quote'
import { notOfExtension, ownSchemas, spelled } from '../scope'
import { fact, firstOwnOid, found, type ObjectRow, qualified, type Reader } from './found'

type Row = ObjectRow & {
  readonly schema: string
  readonly base: string
  readonly collation: string | null
  readonly notNull: boolean
  readonly default: string | null
  readonly constraints: readonly DomainConstraint[] | null
  readonly owner: string
}

interface DomainConstraint {
  readonly name: string
  /** Since version 17 a domain's NOT NULL has a row (`n`) and a name. */
  readonly kind: 'c' | 'n'
  readonly definition: string
  readonly validated: boolean
  readonly comment: string | null
}

const sql = `select t.oid as oid, n.nspname::text as schema, t.typname::text as name,
  format_type(t.typbasetype, t.typtypmod) as base, ${spelled('cn.nspname', 'co.collname')} as collation,
  t.typnotnull as "notNull", pg_get_expr(t.typdefaultbin, 'pg_type'::regclass) as default,
  (select json_agg(json_build_object('name', k.conname, 'kind', k.contype, 'definition', pg_get_constraintdef(k.oid),
      'validated', k.convalidated, 'comment', obj_description(k.oid, 'pg_constraint')) order by k.conname)
    from pg_constraint k where k.contypid = t.oid and k.contype in ('c', 'n')) as constraints,
  pg_get_userbyid(t.typowner)::text as owner, obj_description(t.oid, 'pg_type') as comment
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
join pg_type b on b.oid = t.typbasetype
left join pg_collation co on co.oid = t.typcollation and t.typcollation <> b.typcollation
left join pg_namespace cn on cn.oid = co.collnamespace
where t.typtype = 'd' and ${ownSchemas} and ${notOfExtension('pg_type', 't.oid')}`

/** Domains with their default and constraints. */
export const domains: Reader = {
  words: 'domains',
  rows: `pg_type where typtype = 'd' and oid >= ${firstOwnOid}`,
  needs: [],
  read: async (session) =>
    (await session.query<Row>(sql)).map((row) => {
      const name = qualified(row.schema, row.name)
      const all = row.constraints ?? []
      return found('pg_type', row, {
        kind: 'domain',
        schema: row.schema,
        statements: [
          `CREATE DOMAIN ${name} AS ${row.base}${behind(row, all)};`,
          ...all
            .filter((one) => !one.validated)
            .map((one) => `ALTER DOMAIN ${name} ADD ${constraintLine(one)};`),
          ...all
            .filter((one) => one.comment !== null)
            .map(
              (one) =>
                `COMMENT ON CONSTRAINT ${quote(one.name)} ON DOMAIN ${name} IS ${literal(one.comment ?? '')};`,
            ),
        ],
        facts: [
          fact('type', row.base),
          fact('default', row.default),
          fact('nullable', row.notNull ? 'no' : 'yes'),
          ...all.filter(({ kind }) => kind === 'c').map((one) => fact('check', one.definition)),
          fact('owner', row.owner),
        ],
        comments: `DOMAIN ${name}`,
        granted: `DOMAIN ${name}`,
      })
    }),
}

function behind(row: Row, constraints: readonly DomainConstraint[]): string {
  const isNamed = constraints.some(({ kind }) => kind === 'n')
  return [
    row.collation === null ? '' : ` COLLATE ${row.collation}`,
    row.default === null ? '' : ` DEFAULT ${row.default}`,
    row.notNull && !isNamed ? ' NOT NULL' : '',
    ...constraints.filter((one) => one.validated).map((one) => `\n  ${constraintLine(one)}`),
  ].join('')
}

function constraintLine({ name, definition }: DomainConstraint): string {
  return `CONSTRAINT ${quote(name)} ${definition}`
}
