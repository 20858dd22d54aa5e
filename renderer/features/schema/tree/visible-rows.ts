import { fuzzyMatch, fuzzyQuery, type FuzzyQuery, type Stretch } from './fuzzy'
import { favouriteId, favouritesId, type GroupName, type PartGroupName } from './groups'
import type { Tree, TreeGroup, TreeObject, TreeSchema } from './tree'

interface Place {
  readonly id: string
  /** From 1, as `aria-level` counts. */
  readonly level: number
  /** Null for what cannot be opened up. */
  readonly expanded: boolean | null
}

/** One visible line of the tree. */
export type TreeRow = Place &
  (
    | { readonly kind: 'favourites'; readonly count: number }
    | { readonly kind: 'schema'; readonly schema: TreeSchema; readonly count: number }
    | { readonly kind: 'group'; readonly group: TreeGroup; readonly count: number }
    | { readonly kind: 'object'; readonly object: TreeObject; readonly stretches: readonly Stretch[] }
  )

/** What decides which lines are visible. */
export interface TreeView {
  readonly typed: string
  /** Groups to show; empty for all. */
  readonly only: ReadonlySet<GroupName>
  /** What a person opened or closed by hand, by id. */
  readonly toggled: ReadonlyMap<string, boolean>
  /** Ids of the objects that also stand on top, in that order. */
  readonly favourites: readonly string[]
}

export interface TreeRows {
  readonly rows: readonly TreeRow[]
  /** Objects that pass the filter, whether or not their schema is open. */
  readonly found: number
}

interface Found {
  readonly object: TreeObject
  readonly stretches: readonly Stretch[]
}

const none: readonly Stretch[] = []

/** The visible lines, top to bottom. While something is typed everything found is open, best answers first. */
export function visibleRows(tree: Tree, view: TreeView): TreeRows {
  const query = readQuery(view.typed)
  const filtering = query.object.words.length > 0 || query.schema !== null
  const kept = tree.schemas.flatMap((schema) => {
    const asked = filtering ? [...schema.groups, ...schema.parts] : schema.groups
    const groups = asked.flatMap((group) => {
      if (view.only.size > 0 && !isAmong(view.only, group.name)) return []
      const found = filtering ? foundIn(schema, group, query) : group.objects.map(unmarked)
      return found.length === 0 ? [] : [{ group, found }]
    })
    // A schema with nothing in it is still there to be seen, as long as nothing is asked for.
    return groups.length === 0 && (filtering || view.only.size > 0) ? [] : [{ schema, groups }]
  })

  const rows: TreeRow[] = filtering || view.only.size > 0 ? [] : favouriteRows(tree, view)
  let total = 0
  const named = kept.filter(({ schema }) => schema.name !== '').length
  for (const { schema, groups } of kept) {
    const count = groups.reduce((sum, { found }) => sum + found.length, 0)
    total += count
    const openAtFirst = filtering || (named === 1 && schema.name !== '') || schema.name === tree.home
    const expanded = count === 0 ? null : (view.toggled.get(schema.id) ?? openAtFirst)
    rows.push({ id: schema.id, level: 1, expanded, kind: 'schema', schema, count })
    if (expanded !== true) continue
    for (const { group, found } of groups) {
      const open = view.toggled.get(group.id) ?? true
      rows.push({ id: group.id, level: 2, expanded: open, kind: 'group', group, count: found.length })
      if (!open) continue
      for (const { object, stretches } of found)
        rows.push({ id: object.id, level: 3, expanded: null, kind: 'object', object, stretches })
    }
  }
  return { rows, found: total }
}

function isAmong(only: ReadonlySet<GroupName | PartGroupName>, name: GroupName | PartGroupName): boolean {
  return only.has(name)
}

function favouriteRows(tree: Tree, view: TreeView): TreeRow[] {
  // A favourite of another database of the project is kept, and not shown here.
  const objects = view.favourites.flatMap((id) => tree.byId.get(id) ?? [])
  if (objects.length === 0) return []
  const expanded = view.toggled.get(favouritesId) ?? true
  const head: TreeRow = { id: favouritesId, level: 1, expanded, kind: 'favourites', count: objects.length }
  if (!expanded) return [head]
  return [
    head,
    ...objects.map((object): TreeRow => {
      return { id: favouriteId(object.id), level: 2, expanded: null, kind: 'object', object, stretches: none }
    }),
  ]
}

function unmarked(object: TreeObject): Found {
  return { object, stretches: none }
}

interface Query {
  readonly object: FuzzyQuery
  /** What stands before a dot: `pub.us` asks for schemas like `pub`. */
  readonly schema: FuzzyQuery | null
  /** The whole of it, for names that hold a dot themselves. */
  readonly whole: FuzzyQuery
}

function readQuery(typed: string): Query {
  const whole = fuzzyQuery(typed)
  const dot = typed.indexOf('.')
  if (dot <= 0) return { object: whole, schema: null, whole }
  return { object: fuzzyQuery(typed.slice(dot + 1)), schema: fuzzyQuery(typed.slice(0, dot)), whole }
}

function foundIn(schema: TreeSchema, group: TreeGroup, query: Query): Found[] {
  const inSchema = query.schema === null || fuzzyMatch(query.schema, schema.folded) !== null
  const scored: { object: TreeObject; stretches: readonly Stretch[]; score: number }[] = []
  for (const object of group.objects) {
    const match =
      (inSchema ? fuzzyMatch(query.object, object.folded) : null) ??
      (query.schema === null ? null : fuzzyMatch(query.whole, object.folded))
    if (match !== null) scored.push({ object, stretches: match.stretches, score: match.score })
  }
  // The sort is stable: equal answers keep the order of their names.
  return scored.sort((a, b) => b.score - a.score)
}
