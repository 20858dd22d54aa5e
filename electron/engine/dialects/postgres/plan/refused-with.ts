import { push } from './lists'
import type { Part } from './part'

/** Where a table is not made what it should be, no other takes or leaves its place under it, nor do the columns there change. */
export function refusePlaces(
  from: ReadonlyMap<string, Part>,
  to: ReadonlyMap<string, Part>,
  refused: Map<string, string>,
): boolean {
  if (refused.size === 0) return false
  const tables = new Set([...refused.keys()].filter((key) => from.get(key)?.kind === 'table'))
  const isChanged = ({ key, spelling }: Part) =>
    to.has(key) &&
    !refused.has(key) &&
    !(from.get(key)?.spelling === spelling && to.get(key)?.spelling === spelling)
  const changed = [...from.values(), ...to.values()].filter(isChanged)
  const places = changed.filter(
    ({ kind, needs }) => kind === 'parent' && [...needs].some((need) => tables.has(need)),
  )
  const columns = changed.filter(
    ({ kind, key, after }) =>
      kind === 'column' && from.has(key) && [...after].some((above) => refused.has(above)),
  )
  for (const { key, ref, inline, owner } of places) {
    const why = `${ref.name} cannot take its place: the table above it is not what it would have to be.`
    refused.set(key, why)
    // It would be made in its place, with the columns of the table above.
    if (inline && owner !== null && !from.has(owner)) refuseWith(owner, to, why, refused)
  }
  for (const { key, ref } of columns)
    refused.set(key, `${ref.table ?? ''}.${ref.name} changes with the table above it, and that one cannot.`)
  return places.length + columns.length > 0
}

/** What is not made can have nothing on it. */
export function refuseWith(
  first: string,
  to: ReadonlyMap<string, Part>,
  why: string,
  refused: Map<string, string>,
): void {
  const above = new Map<string, string[]>()
  for (const { key, owner, needs } of to.values())
    for (const on of owner === null ? needs : [owner, ...needs]) push(above, on, key)
  const open = [first]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (refused.has(key) && key !== first) continue
    refused.set(key, refused.get(key) ?? why)
    open.push(...(above.get(key) ?? []))
  }
}
