import type { Catalog, IncomingForeignKey, ObjectDetail, ObjectRef, Table } from '#contract/catalog'
import type { Dialect } from '../dialects/dialect'
import { AppError } from '../errors'

/** One object of a catalog whole; a part of a table (column, index …) answers with its table. Throws `no-such-object`. */
export function objectOf(catalog: Catalog, ref: ObjectRef, dialect: Dialect): ObjectDetail {
  const { readAt } = catalog
  const wanted = { schema: ref.schema, name: ref.table ?? ref.name }
  const named = (object: { schema: string; name: string }): boolean =>
    object.schema === wanted.schema && object.name === wanted.name
  switch (ref.kind) {
    case 'view':
    case 'materialized-view': {
      const view = catalog.views.find(named)
      if (view !== undefined) {
        const ddl = [dialect.ddl({ view }), ...definitionsOn(catalog, view)].join('\n')
        return { kind: 'view', view, ddl, readAt }
      }
      break
    }
    case 'enum': {
      const type = catalog.enums.find(named)
      if (type !== undefined) return { kind: 'enum', enum: type, ddl: dialect.ddl({ enum: type }), readAt }
      break
    }
    case 'sequence':
    case 'domain':
    case 'composite':
    case 'range':
    case 'function':
    case 'procedure':
    case 'aggregate':
    case 'trigger':
    case 'rule':
    case 'policy':
    case 'extension':
    case 'event-trigger':
    case 'publication':
    case 'event':
    case 'foreign-data-wrapper':
    case 'foreign-server': {
      const object = catalog.objects.find((one) => sameRef(one.ref, ref))
      if (object !== undefined) {
        const ddl = [object.definition, ...(object.grants ?? [])].join('\n')
        return { kind: 'defined', object, ddl, readAt }
      }
      break
    }
    default: {
      const table = catalog.tables.find(named)
      if (table !== undefined) {
        const referencedBy = incomingKeys(catalog, table)
        const ddl = [dialect.ddl({ table }), ...definitionsOn(catalog, table)].join('\n')
        return { kind: 'table', table, referencedBy, ddl, readAt }
      }
    }
  }
  throw new AppError(
    'no-such-object',
    `There is no ${ref.kind} ${wanted.schema}.${wanted.name} in the database.`,
    {
      advice: 'It may have been dropped or renamed since; refresh the schema.',
    },
  )
}

/** Triggers, rules and policies stand behind what they belong to. */
function definitionsOn(catalog: Catalog, { schema, name }: { schema: string; name: string }): string[] {
  return catalog.objects
    .filter(({ ref }) => ref.schema === schema && ref.table === name)
    .map(({ definition }) => definition)
}

function sameRef(one: ObjectRef, other: ObjectRef): boolean {
  return (
    one.kind === other.kind &&
    one.schema === other.schema &&
    one.table === other.table &&
    one.name === other.name
  )
}

function incomingKeys(catalog: Catalog, to: Table): IncomingForeignKey[] {
  return catalog.tables.flatMap((table) =>
    table.foreignKeys
      .filter((key) => key.toSchema === to.schema && key.toTable === to.name)
      .map((foreignKey) => ({ schema: table.schema, table: table.name, foreignKey })),
  )
}
