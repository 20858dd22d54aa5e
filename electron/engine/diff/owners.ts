import type { Catalog, Fact, ObjectKind, ObjectRef } from '#contract/catalog'
import type { Change, ChangeKind } from '#contract/change'
import { refKey } from '#contract/ref-key'
import { definedWords } from './objects'

interface Owned {
  readonly ref: ObjectRef
  readonly alter: ChangeKind
  readonly owner: string
}

/** Owners that differ of what stands on both sides. They are apart from `diff`: no DDL of a catalog says them, and no plan sets them. */
export function diffOwners(from: Catalog, to: Catalog): Change[] {
  const before = new Map(owned(from).map((one) => [refKey(one.ref), one.owner]))
  return owned(to).flatMap(({ ref, alter, owner }) => {
    const earlier = before.get(refKey(ref))
    if (earlier === undefined || earlier === owner) return []
    const sentence = `owner of ${definedWords(ref, to.server.schema)}`
    return [{ kind: alter, ref, sentence, properties: [{ property: 'owner', from: earlier, to: owner }] }]
  })
}

function owned({ schemas, tables, views, enums, objects }: Catalog): Owned[] {
  const told = (
    kind: ObjectKind,
    alter: ChangeKind,
    of: { readonly schema: string; readonly name: string; readonly facts?: readonly Fact[] | undefined },
  ): Owned[] => ownedBy({ kind, schema: of.schema, name: of.name, table: null }, alter, of.facts ?? [])
  return [
    ...schemas.flatMap(({ name, facts }) => told('schema', 'alter-schema', { schema: name, name, facts })),
    ...enums.flatMap((one) => told('enum', 'alter-enum', one)),
    ...tables.flatMap((one) => told('table', 'alter-table', one)),
    ...views.flatMap((one) => told(one.materialized ? 'materialized-view' : 'view', 'alter-view', one)),
    ...objects.flatMap(({ ref, facts }) => ownedBy(ref, 'alter-object', facts)),
  ]
}

function ownedBy(ref: ObjectRef, alter: ChangeKind, facts: readonly Fact[]): Owned[] {
  const owner = facts.find(({ name }) => name === 'owner')?.value
  return owner === undefined ? [] : [{ ref, alter, owner }]
}
