import type { Change } from '#contract/change'
import { signOf } from '#contract/change'
import type { ObjectKind } from '#contract/catalog'
import { groupOf, objectId } from './groups'
import type { Tree } from './tree'

/** What changed in the database since it was looked at before. */
export interface Changed {
  /** The look that all of it is newer than. */
  readonly since: string
  /** By the object's line in the tree: each change in words, with its sign. */
  readonly objects: ReadonlyMap<string, readonly string[]>
  /** Lines of the tree that were not there before. */
  readonly made: ReadonlySet<string>
  /** What is no longer there, in words. */
  readonly gone: readonly string[]
}

/** Adds changes to those known already; a part of a table counts for the table. */
export function withChanges(
  was: Changed | null,
  since: string,
  changes: readonly Change[],
  tree: Tree,
): Changed | null {
  if (changes.length === 0) return was
  const objects = new Map(was?.objects)
  const made = new Set(was?.made)
  const gone = [...(was?.gone ?? [])]
  for (const change of changes) {
    const id = ownerOf(change, tree)
    const words = `${signOf(change.kind)} ${change.sentence}`
    if (id === null) {
      if (change.ref.table === null && change.kind.startsWith('drop-')) gone.push(change.sentence)
      continue
    }
    objects.set(id, [...(objects.get(id) ?? []), words])
    if (change.ref.table === null && change.kind.startsWith('create-')) made.add(id)
  }
  return { since: was?.since ?? since, objects, made, gone }
}

function ownerOf({ ref }: Change, tree: Tree): string | null {
  const owner = ref.table ?? (groupOf(ref.kind) === null ? null : ref.name)
  if (owner === null) return null
  const kinds: ObjectKind[] = ref.table === null ? [ref.kind] : ['table', 'view']
  for (const kind of kinds) {
    const id = objectId({ kind, schema: ref.schema, name: owner, table: null })
    if (tree.byId.has(id)) return id
  }
  return null
}
