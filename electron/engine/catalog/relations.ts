import type { Catalog, ObjectRef } from '#contract/catalog'
import { refKey } from '#contract/ref-key'

interface Relations {
  readonly dependsOn: ObjectRef[]
  readonly usedBy: ObjectRef[]
}

/**
 * What an object needs and what needs it, each once and by name. What belongs to a table counts for the table, unless
 * it is itself asked for; foreign keys count as their tables.
 */
export function relationsOf(catalog: Catalog, of: ObjectRef): Relations {
  const mine = refKey(of)
  const holder = of.table === null ? mine : null
  const isMine = (ref: ObjectRef): boolean =>
    refKey(ref) === mine ||
    (holder !== null && ref.table !== null && ref.schema === of.schema && ref.table === of.name)
  const dependsOn = new Map<string, ObjectRef>()
  const usedBy = new Map<string, ObjectRef>()
  for (const { from, on } of [...catalog.dependencies, ...foreignKeys(catalog)]) {
    const [fromMe, onMe] = [isMine(from), isMine(on)]
    if (fromMe && !onMe) dependsOn.set(refKey(on), on)
    if (onMe && !fromMe) usedBy.set(refKey(from), from)
  }
  return { dependsOn: inOrder(dependsOn), usedBy: inOrder(usedBy) }
}

function foreignKeys(catalog: Catalog): { from: ObjectRef; on: ObjectRef }[] {
  return catalog.tables.flatMap((table) =>
    table.foreignKeys.map((key) => ({
      from: { kind: 'table', schema: table.schema, name: table.name, table: null },
      on: { kind: 'table', schema: key.toSchema, name: key.toTable, table: null },
    })),
  )
}

function inOrder(refs: ReadonlyMap<string, ObjectRef>): ObjectRef[] {
  return [...refs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref)
}
