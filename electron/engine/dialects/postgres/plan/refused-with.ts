import { hangingKey } from './keys'
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
  const columnsRefused = new Set([...refused.keys()].filter((key) => from.get(key)?.kind === 'column'))
  const isUnlike = ({ key, after }: Part) =>
    !from.has(key) && [...after].some((member) => columnsRefused.has(member))
  const places = changed.filter(
    (part) => part.kind === 'parent' && ([...part.needs].some((need) => tables.has(need)) || isUnlike(part)),
  )
  const columns = changed.filter(
    ({ kind, key, after }) =>
      kind === 'column' && from.has(key) && [...after].some((above) => refused.has(above)),
  )
  for (const { key, ref, inline, owner } of places) {
    const why = `${ref.name} cannot take its place: the table above it is not what it would have to be.`
    refused.set(key, why)
    for (const member of changed)
      if (member.kind === 'column' && tableOf(member) === tableOf({ ref }) && !takesItsOwn(member, from, to))
        refused.set(member.key, why)
    // It would be made in its place, with the columns of the table above.
    if (inline && owner !== null && !from.has(owner)) refuseWith(owner, to, why, refused)
  }
  for (const { key, ref } of columns)
    refused.set(key, `${ref.table ?? ''}.${ref.name} changes with the table above it, and that one cannot.`)
  return places.length + columns.length > 0
}

function tableOf({ ref }: Pick<Part, 'ref'>): string {
  return JSON.stringify([ref.schema, ref.table ?? ref.name])
}

/** Whether a column is as much its table's own on the one side as on the other. */
function takesItsOwn({ key }: Part, from: ReadonlyMap<string, Part>, to: ReadonlyMap<string, Part>): boolean {
  const inherited = (part: Part | undefined): unknown =>
    part === undefined ? null : (JSON.parse(part.spelling) as readonly unknown[])[0]
  return inherited(from.get(key)) === inherited(to.get(key))
}

/** A view that comes or changes over a column that keeps its type, and would show the new one, does not. */
export function refuseShowing(
  from: ReadonlyMap<string, Part>,
  to: ReadonlyMap<string, Part>,
  refused: Map<string, string>,
): boolean {
  const before = refused.size
  for (const key of refused.keys()) {
    const column = to.get(key)
    const type = typeOf(column)
    if (column === undefined || type === null || type === typeOf(from.get(key))) continue
    for (const view of to.values()) {
      if (!view.needs.has(key) || !isView.has(view.kind) || refused.has(view.key)) continue
      const earlier = from.get(view.key)
      if (earlier?.spelling === view.spelling || !shows(view, type)) continue
      const why = `It would show ${column.ref.table ?? ''}.${column.ref.name}, which keeps its type.`
      if (earlier === undefined) refuseWith(view.key, to, why, refused)
      else refused.set(view.key, why)
    }
  }
  return refused.size > before
}

const isView: ReadonlySet<Part['kind']> = new Set(['view', 'materialized-view'])

/** The type of a column, by its spelling. */
function typeOf(part: Part | undefined): string | null {
  if (part?.kind !== 'column') return null
  const [, type] = JSON.parse(part.spelling) as readonly unknown[]
  return typeof type === 'string' ? type : null
}

/** Whether a view has a column of this type, by its spelling. */
function shows({ spelling }: Part, type: string): boolean {
  const [, columns] = JSON.parse(spelling) as readonly [string, readonly (readonly [string, string])[]]
  return columns.some(([, shown]) => shown === type)
}

/** A column that stays of its type keeps its default too. */
export function refuseDefault(
  key: string,
  from: ReadonlyMap<string, Part>,
  to: ReadonlyMap<string, Part>,
  refused: Map<string, string>,
): void {
  const column = from.get(key)
  if (column?.kind !== 'column' || !to.has(key)) return
  const own = hangingKey('default', key)
  refused.set(own, `${column.ref.table ?? ''}.${column.ref.name} stays as it is.`)
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
