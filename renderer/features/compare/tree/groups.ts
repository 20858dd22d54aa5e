import type { ObjectKind, ObjectRef } from '#contract/catalog'
import { signOf } from '#contract/change'
import type { ComparedChange } from '#contract/compare'

/** All changes of one object: it, its columns, keys, indexes, triggers. */
export interface ChangeGroup {
  readonly key: string
  /** The object whose DDL shows them. */
  readonly owner: ObjectRef
  /** `table notes`. */
  readonly title: string
  /** The change that makes or takes away the object as a whole; its parts follow it. */
  readonly whole: ComparedChange | null
  readonly changes: readonly ComparedChange[]
}

const relations: ReadonlySet<ObjectKind> = new Set(['table', 'view', 'materialized-view'])

/** Puts changes together by object, in the order in which each is first told. `home` is left out of names. */
export function groupChanges(changes: readonly ComparedChange[], home: string): readonly ChangeGroup[] {
  const lists = new Map<string, ComparedChange[]>()
  for (const compared of changes) {
    const key = groupKey(compared.change.ref)
    const list = lists.get(key)
    if (list === undefined) lists.set(key, [compared])
    else list.push(compared)
  }
  return [...lists].map(([key, list]) => {
    const own = list.find(({ change }) => change.ref.table === null)
    const owner = own?.change.ref ?? ownerOf(list[0]?.change.ref)
    const { schema, name } = owner
    const words = owner.kind.replaceAll('-', ' ')
    const title = `${words} ${schema === '' || schema === home || owner.kind === 'schema' ? name : `${schema}.${name}`}`
    const makes = own !== undefined && signOf(own.change.kind) !== '~'
    return { key, owner, title, whole: makes ? own : null, changes: list }
  })
}

/** The reference whose DDL tells a change: parts without DDL of their own stand in that of their table. */
export function ddlRef({ change }: ComparedChange, group: ChangeGroup): ObjectRef {
  const { ref } = change
  const own = ref.kind === 'trigger' || ref.kind === 'rule' || ref.kind === 'policy'
  return own && group.whole === null ? ref : group.owner
}

function groupKey({ kind, schema, table, name }: ObjectRef): string {
  const relation = table !== null || relations.has(kind)
  return JSON.stringify([relation ? 'relation' : kind, schema, table ?? name])
}

function ownerOf(part: ObjectRef | undefined): ObjectRef {
  return { kind: 'table', schema: part?.schema ?? '', name: part?.table ?? '', table: null }
}
