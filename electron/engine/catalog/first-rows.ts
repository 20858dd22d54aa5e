import type { Catalog, ObjectRef } from '#contract/catalog'
import type { FirstRows } from '#contract/rows'
import type { Dialect, Session } from '../dialects/dialect'
import { AppError } from '../errors'

/** Rows read at most. */
const limit = 100

/** The first rows of a table or view, in its primary key's order where it has one. Throws `no-such-object`. */
export async function firstRows(
  session: Session,
  dialect: Dialect,
  catalog: Catalog,
  ref: ObjectRef,
): Promise<FirstRows> {
  const { columns, orderBy } = shapeOf(catalog, ref)
  const { schema, name } = ref
  // One more than is shown tells whether there are more.
  const found = await dialect.rows(session, { schema, name, columns, orderBy, limit: limit + 1 })
  return {
    columns: columns.map((column) => ({ name: column.name, type: column.type })),
    rows: found.slice(0, limit),
    limit,
    more: found.length > limit,
    orderedBy: orderBy,
    readAt: new Date().toISOString(),
  }
}

function shapeOf(
  catalog: Catalog,
  ref: ObjectRef,
): { columns: { name: string; type: string }[]; orderBy: string[] } {
  const named = (object: { schema: string; name: string }): boolean =>
    object.schema === ref.schema && object.name === ref.name
  const table = ref.kind === 'table' ? catalog.tables.find(named) : undefined
  if (table !== undefined) return { columns: table.columns, orderBy: table.primaryKey?.columns ?? [] }
  const isView = ref.kind === 'view' || ref.kind === 'materialized-view'
  const view = isView ? catalog.views.find(named) : undefined
  if (view !== undefined) return { columns: view.columns, orderBy: [] }
  throw new AppError(
    'no-such-object',
    `There is no table or view ${ref.schema}.${ref.name} in the database.`,
    {
      advice: 'It may have been dropped or renamed since; refresh the schema.',
    },
  )
}
