import { create } from 'zustand'
import type { ObjectRef, Outline } from '#contract/catalog'
import type { ObjectDetail } from '#contract/object-detail'
import { notLoaded, type Loaded } from '../../app/loaded'
import type { Changed } from './tree/changed'
import type { GroupName } from './tree/groups'
import type { Tree } from './tree/tree'

/** What the Schema screen shows of one connection. */
export interface SchemaState {
  readonly connectionId: string | null
  readonly outline: Loaded<Outline>
  /** The outline as a tree, built once a reading. */
  readonly tree: Tree | null
  readonly ref: ObjectRef | null
  readonly object: Loaded<ObjectDetail>
  readonly typed: string
  readonly only: ReadonlySet<GroupName>
  /** What was opened and closed by hand, by id; what is found by a filter is kept apart from it. */
  readonly toggled: ReadonlyMap<string, boolean>
  readonly toggledInFilter: ReadonlyMap<string, boolean>
  /** Id of the tree line the keyboard stands on. */
  readonly active: string | null
  /** The tab last looked at; the next object opens on it too. */
  readonly tab: string
  /** The project whose favourites they are, and which: ids of the tree, in the order they were chosen. */
  readonly folder: string | null
  readonly favourites: readonly string[]
  /** What changed since an earlier look; null for nothing. */
  readonly changed: Changed | null
}

export const useSchema = create<SchemaState>(() => ({
  connectionId: null,
  outline: notLoaded,
  tree: null,
  ref: null,
  object: notLoaded,
  typed: '',
  only: new Set<GroupName>(),
  toggled: new Map<string, boolean>(),
  toggledInFilter: new Map<string, boolean>(),
  active: null,
  tab: 'columns',
  folder: null,
  favourites: [],
  changed: null,
}))

/** Types into the filter; what was closed among the last answers is open again among the next. */
export function typeFilter(typed: string): void {
  useSchema.setState({ typed, toggledInFilter: new Map() })
}

/** Opens or closes a line of the tree by hand. */
export function setOpen(id: string, open: boolean): void {
  useSchema.setState((was) => {
    const which = was.typed.trim() === '' ? 'toggled' : 'toggledInFilter'
    return { [which]: new Map(was[which]).set(id, open) }
  })
}

/** Takes the marks of what changed away. */
export function forgetChanges(): void {
  useSchema.setState({ changed: null })
}
