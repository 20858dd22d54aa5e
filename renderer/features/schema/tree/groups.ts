import type { ObjectKind, ObjectRef } from '#contract/catalog'

/** The kinds a person can tell apart in the tree, each a group. */
const kinds = {
  tables: ['table'],
  views: ['view', 'materialized-view'],
  enums: ['enum'],
  sequences: ['sequence'],
  types: ['domain', 'composite', 'range'],
  routines: ['function', 'procedure', 'aggregate'],
  events: ['event'],
  extensions: ['extension'],
  'event-triggers': ['event-trigger'],
  publications: ['publication'],
  'foreign-servers': ['foreign-data-wrapper', 'foreign-server'],
} as const satisfies Record<string, readonly ObjectKind[]>

export type GroupName = keyof typeof kinds
export const groups = Object.keys(kinds) as readonly GroupName[]

const groupByKind = new Map<ObjectKind, GroupName>(
  groups.flatMap((group) => kinds[group].map((kind) => [kind, group] as const)),
)

/** The group an object stands in; null for what has no line of its own. */
export function groupOf(kind: ObjectKind): GroupName | null {
  return groupByKind.get(kind) ?? null
}

/** What stands with its table, and has lines of its own only among what a filter finds. */
const partKinds = { trigger: 'triggers', rule: 'rules', policy: 'policies' } as const
export type PartGroupName = (typeof partKinds)[keyof typeof partKinds]
export const partGroups: readonly PartGroupName[] = Object.values(partKinds)

/** The group that a part of a table is found in, which is also the tab of the table that shows it; null for any other kind. */
export function partGroupOf(kind: ObjectKind): PartGroupName | null {
  return kind === 'trigger' || kind === 'rule' || kind === 'policy' ? partKinds[kind] : null
}

/** A group's heading. */
export function groupText(group: GroupName | PartGroupName): string {
  const words = group.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

// A name may hold any character but NUL, so NUL keeps the parts of an id apart.
const apart = '\u0000'

/** The tree's key of an object. */
export function objectId({ kind, schema, table, name }: ObjectRef): string {
  // Views and materialized views share their names; routines of one name are told apart by kind.
  const group = kind === 'materialized-view' ? 'view' : kind
  return [group, schema, ...(table === null ? [] : [table]), name].join(apart)
}

/** The tree's key of a schema. */
export function schemaId(schema: string): string {
  return ['schema', schema].join(apart)
}

/** The tree's key of a group under a schema. */
export function groupId(schema: string, group: GroupName | PartGroupName): string {
  return ['group', schema, group].join(apart)
}

/** The key of the list of favourites, and of an object's line in it. */
export const favouritesId = 'favourites'
export function favouriteId(id: string): string {
  return favouritesId + apart + id
}
