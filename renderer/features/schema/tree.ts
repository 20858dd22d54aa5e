import type { ObjectKind, ObjectRef, Outline, OutlineEntry } from '#contract/catalog'
import { fold } from './fuzzy'

/** The kinds a person can tell apart in the tree, each a group under its schema. */
export const groups = ['tables', 'views', 'enums'] as const
export type GroupName = (typeof groups)[number]

export interface TreeObject {
  readonly id: string
  readonly entry: OutlineEntry
  /** The name in lower case, for the filter. */
  readonly folded: string
}

export interface TreeGroup {
  readonly id: string
  readonly name: GroupName
  /** In name order, as the outline has them. */
  readonly objects: readonly TreeObject[]
}

export interface TreeSchema {
  readonly id: string
  readonly name: string
  readonly folded: string
  readonly comment: string | null
  readonly groups: readonly TreeGroup[]
  readonly count: number
}

export interface Tree {
  readonly schemas: readonly TreeSchema[]
  readonly counts: Readonly<Record<GroupName, number>>
  /** The schema unqualified names land in. */
  readonly home: string
}

/** The group an object stands in; null for what has no line of its own. */
export function groupOf(kind: ObjectKind): GroupName | null {
  if (kind === 'table') return 'tables'
  if (kind === 'view' || kind === 'materialized-view') return 'views'
  if (kind === 'enum') return 'enums'
  return null
}

// A name may hold any character but NUL, so NUL keeps the parts of an id apart.
const apart = '\u0000'

/** The tree's key of an object. */
export function objectId(ref: ObjectRef): string {
  return [groupOf(ref.kind) ?? ref.kind, ref.schema, ref.name].join(apart)
}

/** The tree's key of a schema. */
export function schemaId(schema: string): string {
  return ['schema', schema].join(apart)
}

/** The tree's key of a group under a schema. */
export function groupId(schema: string, group: GroupName): string {
  return ['group', schema, group].join(apart)
}

/** Puts the outline's entries under their schemas and kinds. */
export function buildTree(outline: Outline): Tree {
  const bySchema = new Map<string, Record<GroupName, TreeObject[]>>()
  for (const { name } of outline.schemas) bySchema.set(name, { tables: [], views: [], enums: [] })
  const counts: Record<GroupName, number> = { tables: 0, views: 0, enums: 0 }
  for (const entry of outline.entries) {
    const group = groupOf(entry.ref.kind)
    if (group === null) continue
    let lists = bySchema.get(entry.ref.schema)
    if (lists === undefined) {
      lists = { tables: [], views: [], enums: [] }
      bySchema.set(entry.ref.schema, lists)
    }
    lists[group].push({ id: objectId(entry.ref), entry, folded: fold(entry.ref.name) })
    counts[group] += 1
  }
  const comments = new Map(outline.schemas.map((schema) => [schema.name, schema.comment]))
  const schemas = [...bySchema].map(([name, lists]): TreeSchema => {
    const present = groups
      .filter((group) => lists[group].length > 0)
      .map((group) => ({ id: groupId(name, group), name: group, objects: lists[group] }))
    return {
      id: schemaId(name),
      name,
      folded: fold(name),
      comment: comments.get(name) ?? null,
      groups: present,
      count: present.reduce((sum, group) => sum + group.objects.length, 0),
    }
  })
  return { schemas, counts, home: outline.server.schema }
}
