import type { Catalog, DefinedObject, ObjectRef, Table } from '#contract/catalog'
import type { IncomingForeignKey, ObjectDetail } from '#contract/object-detail'
import { refKey } from '#contract/ref-key'
import { afterNeeds } from '../dialects/after-needs'
import type { Dialect } from '../dialects/dialect'
import { AppError } from '../errors'
import { paragraphs } from '../paragraphs'
import { relationsOf } from './relations'

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
        const parts = partsOf(catalog, view)
        const ddl = withParts(dialect.ddl({ view }), parts)
        return { kind: 'view', view, parts, ...relations, ddl, readAt }
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
    case 'event':
    case 'foreign-data-wrapper':
    case 'foreign-server': {
      const key = refKey(ref)
      const object = catalog.objects.find((one) => refKey(one.ref) === key)
      if (object !== undefined) {
        const ddl = paragraphs([object.definition, ...(object.grants ?? [])])
        return { kind: 'defined', object, ...relationsOf(catalog, ref), ddl, readAt }
      }
      break
    }
    default: {
      const table = catalog.tables.find(named)
      if (table !== undefined) {
        const referencedBy = incomingKeys(catalog, table)
        const relations = relationsOf(catalog, { kind: 'table', ...wanted, table: null })
        const parts = partsOf(catalog, table)
        const ddl = withParts(dialect.ddl({ table }), parts)
        return { kind: 'table', table, referencedBy, parts, ...relations, ddl, readAt }
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
  const parts = catalog.objects.filter(({ ref }) => ref.table === name && ref.schema === schema)
  // A trigger of MySQL may follow another by name, which then has to stand already.
  return parts.length < 2 ? parts : afterNeeds(parts, catalog.dependencies)
}

/** Triggers, rules and policies stand behind what they belong to. */
function withParts(ddl: string, parts: readonly DefinedObject[]): string {
  return paragraphs([ddl, ...parts.map(({ definition }) => definition)])
}

function incomingKeys(catalog: Catalog, to: Table): IncomingForeignKey[] {
  return catalog.tables.flatMap((table) =>
    table.foreignKeys
      .filter((key) => key.toSchema === to.schema && key.toTable === to.name)
      .map((foreignKey) => ({ schema: table.schema, table: table.name, foreignKey })),
  )
}
