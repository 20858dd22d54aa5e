import type { Catalog } from '#contract/catalog'
import { refKey } from '#contract/ref-key'

const word = /[\p{L}_][\p{L}\p{N}_$]*/gu

/**
 * Which functions and procedures name which tables, views, types and other routines in their text: the server keeps no
 * record of it. Names are compared without their case, and a name that is a word by chance ties too much rather than too
 * little; one with a space in it is not seen. Each pair as keys, in whatever order.
 */
export function* mentions({ tables, views, enums, objects }: Catalog): Generator<readonly [string, string]> {
  const routines = objects.filter(({ ref: { kind } }) => kind === 'function' || kind === 'procedure')
  if (routines.length === 0) return
  const named = new Map<string, string[]>()
  const add = (name: string, key: string): void => {
    const known = named.get(name.toLowerCase())
    if (known === undefined) named.set(name.toLowerCase(), [key])
    else known.push(key)
  }
  for (const { schema, name } of tables) add(name, refKey({ kind: 'table', schema, name, table: null }))
  for (const { schema, name, materialized } of views)
    add(name, refKey({ kind: materialized ? 'materialized-view' : 'view', schema, name, table: null }))
  for (const { schema, name } of enums) add(name, refKey({ kind: 'enum', schema, name, table: null }))
  for (const { ref } of objects) if (ref.table === null) add(ref.name.replace(/\(.*$/s, ''), refKey(ref))
  for (const { ref, definition } of routines) {
    const own = refKey(ref)
    const words = new Set(definition.toLowerCase().match(word))
    for (const one of words) for (const key of named.get(one) ?? []) if (key !== own) yield [own, key]
  }
}
