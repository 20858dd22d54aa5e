import { refKey } from '#contract/ref-key'
import { objectKey } from '../keys'
import type { Part } from '../part'
import type { Side } from '../side'
import { enumParts } from './enums'
import { objectParts } from './objects'
import { schemaKey, schemaParts } from './schemas'
import { tableParts } from './table'
import { viewParts } from './views'

/** What is touched of one side as parts, by key, in an order in which most of it could be made. */
export function partsOf(side: Side, other: Side, touched: ReadonlySet<string>): Map<string, Part> {
  const { schemas, enums, objects, tables, views } = side.catalog
  const among =
    <T>(keyOf: (one: T) => string) =>
    (one: T): boolean =>
      touched.has(keyOf(one))
  const parts = [
    ...schemas.filter(among(({ name }) => schemaKey(name))).map((schema) => schemaParts(schema, other)),
    ...enums.filter(among((type) => objectKey('enum', type))).map((type) => enumParts(type, side, other)),
    ...objects.filter(among(({ ref }) => refKey(ref))).map((object) => objectParts(object, side, other)),
    ...tables
      .filter(among((table) => objectKey('table', table)))
      .map((table) => tableParts(table, side, other)),
    ...views
      .filter(among((view) => objectKey(view.materialized ? 'materialized-view' : 'view', view)))
      .map((view) => viewParts(view, side, other)),
  ].flat()
  return new Map(parts.map((part) => [part.key, inSchema(part)]))
}

/** What stands by itself in a schema needs it. */
function inSchema(part: Part): Part {
  const { ref, owner, kind } = part
  if (owner !== null || ref.schema === '' || kind === 'schema') return part
  return { ...part, needs: new Set([...part.needs, schemaKey(ref.schema)]) }
}
