import type { ObjectRef, Outline } from '#contract/catalog'
import type { ObjectDetail } from '#contract/object-detail'
import { client } from '../../app/client'
import { newestOnly, notLoaded } from '../../app/loaded'
import { openConnectionId, useWorkspace } from '../../app/workspace'
import { startHealth } from './health/load'
import { readFavourites } from './favourites'
import { useSchema } from './store'
import { withChanges } from './tree/changed'
import { groupId, groupOf, objectId, schemaId } from './tree/groups'
import { buildTree } from './tree/tree'

const outlines = newestOnly<Outline>((change) =>
  useSchema.setState((was) => {
    const outline = change(was.outline)
    return { outline, tree: outline.value === was.outline.value ? was.tree : treeOf(outline.value) }
  }),
)
const objects = newestOnly<ObjectDetail>((change) =>
  useSchema.setState((was) => ({ object: change(was.object) })),
)

// Objects seen before are shown at once on the way back, while they are read again.
const seen = new Map<string, ObjectDetail>()
const mostSeen = 60

/** Keeps the outline in step with the open connection and with whatever may have changed its database. */
export function followWorkspace(): void {
  useWorkspace.subscribe((now, was) => {
    const id = openConnectionId(now)
    if (id === null) return
    if (id === openConnectionId(was) && now.databaseChanges === was.databaseChanges) return
    if (id !== useSchema.getState().connectionId) startOver(id)
    // One link answers in order: what the open screen asks for comes first.
    setTimeout(() => void refresh())
  })
}

function startOver(connectionId: string): void {
  objects.stop()
  seen.clear()
  const folder = useWorkspace.getState().project?.folder ?? null
  if (folder !== null) startHealth(folder, connectionId)
  useSchema.setState({
    connectionId,
    folder,
    favourites: [],
    changed: null,
    outline: notLoaded,
    tree: null,
    ref: null,
    object: notLoaded,
    typed: '',
    toggled: new Map(),
    toggledInFilter: new Map(),
    active: null,
  })
  void readFavourites(folder)
}

/** Looks at the database again: the tree, then the object that is open, from the same look. Without `anew` from the last look of any screen. */
export async function refresh(anew = true): Promise<void> {
  const { connectionId, outline } = useSchema.getState()
  if (connectionId === null) return
  await outlines.read((signal) => client.catalog.outline({ connectionId, refresh: anew }, { signal }))
  seen.clear()
  if (outline.value !== null) await markChanges(connectionId, outline.value.readAt)
  await rereadObject()
}

/** Marks what changed since the look made at `since`; where that can't be told, nothing is marked. */
async function markChanges(connectionId: string, since: string): Promise<void> {
  const changes = await client.catalog.changes({ connectionId, since }).catch(() => null)
  const { tree, connectionId: now } = useSchema.getState()
  if (changes === null || tree === null || now !== connectionId) return
  useSchema.setState((was) => ({ changed: withChanges(was.changed, since, changes, tree) }))
}

function treeOf(outline: Outline | null) {
  return outline === null ? null : buildTree(outline)
}

/** Opens an object's page; one seen before is shown at once and read again. */
export async function showObject(ref: ObjectRef | null): Promise<void> {
  const before = useSchema.getState().ref
  if (before !== null && ref !== null && objectId(before) === objectId(ref)) return
  objects.stop()
  if (ref === null) {
    useSchema.setState({ ref: null, object: notLoaded })
    return
  }
  useSchema.setState({ ref, object: { ...notLoaded, value: seen.get(objectId(ref)) ?? null } })
  await rereadObject()
}

/** Reads the open object again from the last look at the database. */
export async function rereadObject(): Promise<void> {
  const { connectionId, ref } = useSchema.getState()
  if (connectionId === null || ref === null) return
  await objects.read((signal) => client.catalog.object({ connectionId, ref, refresh: false }, { signal }))
  const { object } = useSchema.getState()
  if (useSchema.getState().ref !== ref || object.value === null) return
  seen.set(objectId(ref), object.value)
  if (seen.size > mostSeen) seen.delete(seen.keys().next().value ?? '')
}

/** Opens the tree down to an object and puts the keyboard's line on it. */
export function reveal(ref: ObjectRef): void {
  const group = groupOf(ref.kind)
  const lines = [schemaId(ref.schema), ...(group === null ? [] : [groupId(ref.schema, group)])]
  useSchema.setState((was) => {
    const active = objectId(ref)
    // A tree of thousands is not drawn anew for what is open already.
    if (lines.every((id) => was.toggled.get(id) === true)) return { active }
    return { active, toggled: new Map([...was.toggled, ...lines.map((id) => [id, true] as const)]) }
  })
}
