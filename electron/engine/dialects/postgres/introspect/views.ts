import type { View } from '#contract/catalog'
import type { Asking } from './asking'
import { columnSettings } from '../ddl/column-settings'
import { quote } from '../quote'
import type { Answers } from './assemble'
import type { ColumnRow } from './columns'
import { grantStatements } from './grants'
import { fact, qualified } from './objects/found'
import { ownRelations } from './scope'
import { clustering, indexSettings } from './settings'
import { storageWords } from './storage-words'
import { unshown } from './unshown'

export type ViewRow = {
  readonly oid: number
  readonly schema: string
  readonly name: string
  readonly materialized: boolean
  readonly populated: boolean
  readonly options: string | null
  readonly unshown: string[]
  readonly definition: string
  readonly owner: string
}

const sql = `select c.oid as oid, n.nspname::text as schema, c.relname::text as name, c.relkind = 'm' as materialized,
  c.relispopulated as populated, ${storageWords} as options, ${unshown} as unshown,
  coalesce(pg_get_viewdef(c.oid, true), '') as definition, pg_get_userbyid(c.relowner)::text as owner
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_class tc on tc.oid = c.reltoastrelid
left join pg_am am on am.oid = c.relam
where ${ownRelations(`'v', 'm'`)}
order by n.nspname, c.relname`

/** Reads views and materialized views. */
export async function readViews(session: Asking): Promise<ViewRow[]> {
  return session.query<ViewRow>(sql)
}

/** A view with its columns and indexes. */
export function assembleView(row: ViewRow, answers: Answers): View {
  const columns = answers.columns.get(row.oid) ?? []
  const indexes = answers.indexes.get(row.oid) ?? []
  const name = qualified(row.schema, row.name)
  const alter = `ALTER ${row.materialized ? 'MATERIALIZED VIEW' : 'VIEW'} ${name}`
  return {
    schema: row.schema,
    name: row.name,
    materialized: row.materialized,
    columns: columns.map(({ name, type, number }) => ({
      name,
      type,
      comment: answers.comments.column(row.oid, number),
    })),
    definition: row.definition.trim().replace(/;$/, ''),
    options: row.options,
    indexes: indexes.map(({ index }) => index),
    ...(row.materialized ? { populated: row.populated } : {}),
    unshown: row.unshown,
    settings: [
      ...(row.materialized
        ? columns.flatMap(({ name, rare }) => columnSettings(alter, { name, ...rare }))
        : []),
      ...columns.flatMap((column) => viewDefault(alter, column)),
      ...indexSettings(row.schema, indexes),
      ...clustering(alter, indexes),
      ...(answers.statistics.get(row.oid) ?? []),
    ],
    grants: grantStatements(answers.grants, `pg_class ${row.oid}`, `TABLE ${name}`),
    facts: [
      fact('owner', row.owner),
      fact('populated', row.materialized ? (row.populated ? 'yes' : 'no') : null),
    ].filter((one) => one !== null),
    comment: answers.comments.relation(row.oid),
  }
}

/** What an INSERT through the view takes for a column left out. */
function viewDefault(alter: string, { name, expression }: ColumnRow): string[] {
  return expression === null ? [] : [`${alter} ALTER COLUMN ${quote(name)} SET DEFAULT ${expression};`]
}
