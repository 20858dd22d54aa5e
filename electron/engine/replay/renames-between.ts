import type { ObjectRef } from '#contract/catalog'
import type { Renamed } from '#contract/effects'
import { refKey } from '#contract/ref-key'
import type { IdentifiedPart, Identities } from '../dialects/identities'

/** What goes by another name now, as the server itself knows it. What only goes along with its schema or table is not told. */
export function renamesBetween(from: Identities, to: Identities): Renamed[] {
  const schemas = new Map<string, string>()
  const owners = new Map<string, ObjectRef>()
  const wholes: Renamed[] = []
  const changed = [...to.wholes].flatMap(([key, now]) => {
    const before = from.wholes.get(key)
    const same = before === undefined || before === now || refKey(before) === refKey(now)
    return same ? [] : [{ before, now }]
  })
  for (const { before, now } of changed.toSorted((a, b) => rank(a.now) - rank(b.now))) {
    if (now.kind === 'schema') schemas.set(before.name, now.name)
    // A trigger goes along with its table, and everything with its schema.
    const owner = before.table === null ? undefined : owners.get(placeOf(before.schema, before.table))
    const schema = owner?.schema ?? schemas.get(before.schema) ?? before.schema
    const along = { ...before, schema, table: owner?.name ?? before.table }
    if (now.table === null && before.table === null) owners.set(placeOf(before.schema, before.name), now)
    if (refKey(along) !== refKey(now) && before.kind === now.kind) wholes.push({ from: before, to: now })
  }
  const parts = [...to.parts].flatMap(([key, now]) => {
    const [before, was, is] = [from.parts.get(key), from.wholes.get(key), to.wholes.get(key)]
    if (before === undefined || before === now || was === undefined || is === undefined) return []
    return partsRenamed([was, before], [is, now])
  })
  return [...wholes, ...parts]
}

type Owned = readonly [owner: ObjectRef, parts: ReadonlyMap<string, IdentifiedPart>]

function partsRenamed([was, before]: Owned, [is, now]: Owned): Renamed[] {
  return [...now].flatMap(([key, { kind, name }]) => {
    const earlier = before.get(key)
    if (earlier === undefined || earlier.name === name || earlier.kind !== kind) return []
    return [
      {
        from: { kind, schema: was.schema, name: earlier.name, table: was.name },
        to: { kind, schema: is.schema, name, table: is.name },
      },
    ]
  })
}

function placeOf(schema: string, name: string): string {
  return JSON.stringify([schema, name])
}

/** Schemas first, then what has parts: what goes along with them comes behind. */
function rank({ kind, table }: ObjectRef): number {
  return kind === 'schema' ? 0 : table === null ? 1 : 2
}
