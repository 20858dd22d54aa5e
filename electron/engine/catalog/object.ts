import type {
  Catalog,
  DefinedObject,
  IncomingForeignKey,
  ObjectDetail,
  ObjectRef,
  Table,
} from '#contract/catalog'
import type { Dialect } from '../dialects/dialect'
import { AppError } from '../errors'
import { relationsOf } from './relations'
import { sameRef } from './same-ref'

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
        const relations = relationsOf(catalog, { kind: ref.kind, ...wanted, table: null })
        return {
          kind: 'view',
          view,
          parts: partsOf(catalog, view),
          ...relations,
          ddl: dialect.ddl({ view }),
          readAt,
        }
      }
      break
    }
    case 'enum': {
      const type = catalog.enums.find(named)
      if (type !== undefined) {
        const relations = relationsOf(catalog, ref)
        return { kind: 'enum', enum: type, ...relations, ddl: dialect.ddl({ enum: type }), readAt }
      }
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
    case 'event': {
      const object = catalog.objects.find((one) => sameRef(one.ref, ref))
      if (object !== undefined) {
        return { kind: 'defined', object, ...relationsOf(catalog, ref), ddl: object.definition, readAt }
      }
      break
    }
    default: {
      const table = catalog.tables.find(named)
      if (table !== undefined) {
        const referencedBy = incomingKeys(catalog, table)
        const relations = relationsOf(catalog, { kind: 'table', ...wanted, table: null })
        const parts = partsOf(catalog, table)
        return {
          kind: 'table',
          table,
          referencedBy,
          parts,
          ...relations,
          ddl: dialect.ddl({ table }),
          readAt,
        }
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

function partsOf(catalog: Catalog, { schema, name }: { schema: string; name: string }): DefinedObject[] {
  return catalog.objects.filter(({ ref }) => ref.table === name && ref.schema === schema)
}

function incomingKeys(catalog: Catalog, to: Table): IncomingForeignKey[] {
  return catalog.tables.flatMap((table) =>
    table.foreignKeys
      .filter((key) => key.toSchema === to.schema && key.toTable === to.name)
      .map((foreignKey) => ({ schema: table.schema, table: table.name, foreignKey })),
  )
}
