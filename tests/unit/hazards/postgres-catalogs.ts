import type {
  Catalog,
  CheckConstraint,
  Column,
  DefinedObject,
  Table,
  UniqueConstraint,
} from '#contract/catalog'
import type { HazardCode } from '#contract/schema-plan'
import * as some from '../../support/catalogs'

export const column = (name: string, type = 'integer', of: Partial<Column> = {}) =>
  some.column(name, type, of)
export const note = (of: Partial<Table> = {}): Table =>
  some.table('notes', {
    columns: [column('id'), column('body', 'text')],
    estimatedRows: 1200,
    bytes: 65_536,
    ...of,
  })
export const withColumns = (...columns: Column[]) => some.catalog({ tables: [note({ columns })] })
export const withNote = (of: Partial<Table> = {}, more: Partial<Catalog> = {}) =>
  some.catalog({ tables: [note(of)], ...more })
export const check: CheckConstraint = { name: 'low', expression: '(id > 0)', validated: true, enforced: true }
export const object = (
  kind: DefinedObject['ref']['kind'],
  name: string,
  definition: string,
): DefinedObject => ({
  ref: { kind, schema: 'public', name, table: null },
  definition,
  facts: [],
  comment: null,
})
export const mood = (...values: string[]) => [{ schema: 'public', name: 'mood', values, comment: null }]
export const users = some.table('users', {
  columns: [column('id')],
  primaryKey: { name: 'users_pkey', columns: ['id'], comment: null },
})
export const unique: UniqueConstraint = {
  name: 'u',
  columns: ['id'],
  nullsNotDistinct: false,
  deferrable: 'no',
  definition: null,
}
export const view = (...columns: { name: string; type: string }[]) => ({
  schema: 'public',
  name: 'v',
  materialized: false,
  columns,
  definition: ` SELECT ${columns.map(({ name }) => name).join(', ')}\n   FROM notes`,
  comment: null,
})
export const routine = (result: string) =>
  object(
    'function',
    'f()',
    `CREATE OR REPLACE FUNCTION public.f()\n RETURNS ${result}\n LANGUAGE sql\nAS $function$select 1$function$\n;`,
  )
export const domain = (definition: string) =>
  object('domain', 'code', `CREATE DOMAIN public.code AS ${definition};`)
export const parts: Partial<Table> = {
  kind: 'partitioned',
  partitionBy: 'LIST (id)',
  columns: [column('id'), column('body', 'text')],
}

export const big = { estimatedRows: 5_000_000 }

export interface Case {
  readonly name: string
  readonly code: HazardCode
  /** What the rule says. */
  readonly says: RegExp
  readonly from: Catalog
  readonly to: Catalog
  /** Something alike where it says nothing. */
  readonly safe: readonly [from: Catalog, to: Catalog]
}
