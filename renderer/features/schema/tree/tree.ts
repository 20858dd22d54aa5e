import type { Outline, OutlineEntry } from '#contract/catalog'
import { fold } from './fuzzy'
import {
  groupId,
  groupOf,
  groups,
  objectId,
  partGroupOf,
  partGroups,
  schemaId,
  type GroupName,
  type PartGroupName,
} from './groups'

export interface TreeObject {
  readonly id: string
  readonly entry: OutlineEntry
  /** The name in lower case, for the filter. */
  readonly folded: string
}

export interface TreeGroup {
  readonly id: string
  readonly name: GroupName | PartGroupName
  /** In name order, as the outline has them. */
  readonly objects: readonly TreeObject[]
}

export interface TreeSchema {
  readonly id: string
  /** Empty for what stands in no schema. */
  readonly name: string
  readonly folded: string
  readonly comment: string | null
  readonly groups: readonly TreeGroup[]
  /** Triggers, rules and policies: found by a filter, and else with their tables. */
  readonly parts: readonly TreeGroup[]
  readonly count: number
}

export interface Tree {
  readonly schemas: readonly TreeSchema[]
  readonly counts: ReadonlyMap<GroupName, number>
  readonly total: number
  /** How many triggers, rules and policies there are besides. */
  readonly partTotal: number
  /** Every object that has a line, by id. */
  readonly byId: ReadonlyMap<string, TreeObject>
  /** The schema unqualified names land in. */
  readonly home: string
}

type Lists = Map<GroupName | PartGroupName, TreeObject[]>

/** Puts the outline's entries under their schemas and kinds; what stands in no schema comes last. */
export function buildTree(outline: Outline): Tree {
  const bySchema = new Map<string, Lists>(outline.schemas.map(({ name }) => [name, new Map()]))
  const rootless: Lists = new Map()
  const counts = new Map<GroupName, number>()
  const byId = new Map<string, TreeObject>()
  let partTotal = 0
  for (const entry of outline.entries) {
    const { kind, schema, name, table } = entry.ref
    const [group, part] = [groupOf(kind), partGroupOf(kind)]
    const object = { id: objectId(entry.ref), entry, folded: fold(name) }
    if (group !== null && table === null) {
      byId.set(object.id, object)
      counts.set(group, (counts.get(group) ?? 0) + 1)
    } else if (part !== null && table !== null) partTotal += 1
    else continue
    const lists =
      schema === '' ? rootless : (bySchema.get(schema) ?? new Map<GroupName | PartGroupName, TreeObject[]>())
    if (schema !== '') bySchema.set(schema, lists)
    put(lists, group ?? part, object)
  }
  const comments = new Map(outline.schemas.map((schema) => [schema.name, schema.comment]))
  const schemas = [...bySchema].map(([name, lists]) => treeSchema(name, lists, comments.get(name) ?? null))
  if (rootless.size > 0) schemas.push(treeSchema('', rootless, null))
  return { schemas, counts, total: byId.size, partTotal, byId, home: outline.server.schema }
}

function treeSchema(name: string, lists: Lists, comment: string | null): TreeSchema {
  const present = groupsOf(name, groups, lists)
  const parts = groupsOf(name, partGroups, lists)
  const count = present.reduce((sum, group) => sum + group.objects.length, 0)
  return { id: schemaId(name), name, folded: fold(name), comment, groups: present, parts, count }
}

function groupsOf(schema: string, names: readonly (GroupName | PartGroupName)[], lists: Lists): TreeGroup[] {
  return names.flatMap((name) => {
    const objects = lists.get(name)
    return objects === undefined ? [] : [{ id: groupId(schema, name), name, objects }]
  })
}

function put(lists: Lists, group: GroupName | PartGroupName | null, object: TreeObject): void {
  if (group === null) return
  const list = lists.get(group)
  if (list === undefined) lists.set(group, [object])
  else list.push(object)
}
