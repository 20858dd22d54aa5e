import type { Part } from '../part'
import type { Side } from '../side'
import { enumParts } from './enums'
import { objectParts } from './objects'
import { schemaKey, schemaParts } from './schemas'
import { tableParts } from './table'
import { viewParts } from './views'

/** Everything of one side as parts, by key, in an order in which most of it could be made. */
export function partsOf(side: Side, other: Side): Map<string, Part> {
  const { schemas, enums, objects, tables, views } = side.catalog
  const parts = [
    ...schemas.flatMap((schema) => schemaParts(schema, other)),
    ...enums.flatMap((type) => enumParts(type, side, other)),
    ...objects.flatMap((object) => objectParts(object, side, other)),
    ...tables.flatMap((table) => tableParts(table, side, other)),
    ...views.flatMap((view) => viewParts(view, side, other)),
  ]
  return new Map(parts.map((part) => [part.key, inSchema(part)]))
}

/** What stands by itself in a schema needs it. */
function inSchema(part: Part): Part {
  const { ref, owner, kind } = part
  if (owner !== null || ref.schema === '' || kind === 'schema') return part
  return { ...part, needs: new Set([...part.needs, schemaKey(ref.schema)]) }
}
