import type { Catalog, ObjectKind, ObjectRef, Table } from '#contract/catalog'
import type { Finding } from '#contract/health'
import type { Mends } from '../../dialects/mends'
import type { Statistics } from '../../dialects/statistics'

/** What every rule is given. */
export interface Look {
  readonly catalog: Catalog
  readonly statistics: Statistics
  readonly mends: Mends
}

/** What a rule finds, before the project had its say. */
export type Found = Omit<Finding, 'suppressed'>

/** One way in which a schema can be ill. Pure. */
export type Rule = (look: Look) => Found[]

/** The reference of a table. */
export function tableRef({ schema, name }: Pick<Table, 'schema' | 'name'>): ObjectRef {
  return { kind: 'table', schema, name, table: null }
}

/** The reference of a part of a table. */
export function partRef(
  kind: ObjectKind,
  { schema, name }: Pick<Table, 'schema' | 'name'>,
  part: string,
): ObjectRef {
  return { kind, schema, name: part, table: name }
}

/** A table's name as a person reads it: with its schema where that is not the connection's own. */
export function nameOf(catalog: Catalog, { schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return schema === catalog.server.schema ? name : `${schema}.${name}`
}

/** The tables whose structure is their own: what a partition has, its parent decides. */
export function ownTables({ tables }: Catalog): Table[] {
  return tables.filter(({ kind }) => kind !== 'partition' && kind !== 'foreign')
}
