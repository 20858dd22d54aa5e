import { literal, quote } from '../../quote'
import { notOfExtension } from '../scope'
import { fact, found, type ObjectRow, type Reader } from './found'

type WrapperRow = ObjectRow & {
  readonly handler: string | null
  readonly validator: string | null
  readonly options: string | null
  readonly owner: string
}

type ServerRow = ObjectRow & {
  readonly wrapper: string
  readonly type: string | null
  readonly version: string | null
  readonly options: string | null
  readonly owner: string
}

function routine(oid: string): string {
  return `(select quote_ident(fn.nspname) || '.' || quote_ident(f.proname)
    from pg_proc f join pg_namespace fn on fn.oid = f.pronamespace where f.oid = ${oid})`
}

function optionsOf(column: string): string {
  return `(select 'OPTIONS (' || string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ') || ')'
    from pg_options_to_table(${column}) o)`
}

const wrappersSql = `select w.oid as oid, w.fdwname::text as name, ${routine('w.fdwhandler')} as handler,
  ${routine('w.fdwvalidator')} as validator, ${optionsOf('w.fdwoptions')} as options,
  pg_get_userbyid(w.fdwowner)::text as owner, obj_description(w.oid, 'pg_foreign_data_wrapper') as comment
from pg_foreign_data_wrapper w
where ${notOfExtension('pg_foreign_data_wrapper', 'w.oid')}`

const serversSql = `select s.oid as oid, s.srvname::text as name, w.fdwname::text as wrapper, s.srvtype as type,
  s.srvversion as version, ${optionsOf('s.srvoptions')} as options,
  pg_get_userbyid(s.srvowner)::text as owner, obj_description(s.oid, 'pg_foreign_server') as comment
from pg_foreign_server s
join pg_foreign_data_wrapper w on w.oid = s.srvfdw
where ${notOfExtension('pg_foreign_server', 's.oid')}`

/** Wrappers of foreign data. */
export const foreignDataWrappers: Reader = {
  words: 'foreign data wrappers',
  rows: 'pg_foreign_data_wrapper',
  needs: ['pg_foreign_data_wrapper', 'pg_proc'],
  read: async (session) =>
    (await session.query<WrapperRow>(wrappersSql)).map((row) => {
      const name = `FOREIGN DATA WRAPPER ${quote(row.name)}`
      const words = [
        row.handler === null ? null : `HANDLER ${row.handler}`,
        row.validator === null ? null : `VALIDATOR ${row.validator}`,
        row.options,
      ].filter((word) => word !== null)
      return found('pg_foreign_data_wrapper', row, {
        kind: 'foreign-data-wrapper',
        statements: [`CREATE ${[name, ...words].join(' ')};`],
        facts: [fact('handler', row.handler), fact('validator', row.validator), fact('owner', row.owner)],
        comments: name,
        granted: name,
      })
    }),
}

/** Servers of foreign tables. User mappings hold passwords and are never read. */
export const foreignServers: Reader = {
  words: 'foreign servers',
  rows: 'pg_foreign_server',
  needs: ['pg_foreign_server', 'pg_foreign_data_wrapper'],
  read: async (session) =>
    (await session.query<ServerRow>(serversSql)).map((row) => {
      const words = [
        row.type === null ? null : `TYPE ${literal(row.type)}`,
        row.version === null ? null : `VERSION ${literal(row.version)}`,
        `FOREIGN DATA WRAPPER ${quote(row.wrapper)}`,
        row.options,
      ].filter((word) => word !== null)
      return found('pg_foreign_server', row, {
        kind: 'foreign-server',
        statements: [`CREATE SERVER ${[quote(row.name), ...words].join(' ')};`],
        facts: [
          fact('wrapper', row.wrapper),
          fact('type', row.type),
          fact('version', row.version),
          fact('owner', row.owner),
        ],
        comments: `SERVER ${quote(row.name)}`,
        granted: `FOREIGN SERVER ${quote(row.name)}`,
      })
    }),
}
