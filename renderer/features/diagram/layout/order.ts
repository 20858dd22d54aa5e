import type { Tie } from './parts'

/**
 * An order of tables in which, wherever it can be, the one pointed to stands before the one that points: what is
 * drawn from left to right. Where tables point round in a circle, the one that most others need goes first.
 */
export function leftToRight(ids: readonly string[], ties: readonly Tie[]): ReadonlyMap<string, number> {
  const waitsFor = new Map(ids.map((id) => [id, new Set<string>()]))
  const neededBy = new Map(ids.map((id) => [id, new Set<string>()]))
  for (const { from, to } of ties) {
    if (from === to) continue
    waitsFor.get(from)?.add(to)
    neededBy.get(to)?.add(from)
  }
  const order = new Map<string, number>()
  const left = new Set(ids)
  while (left.size > 0) {
    const ready = [...left].filter((id) => waitsFor.get(id)?.size === 0)
    const next = ready.length > 0 ? ready : [mostNeeded(left, waitsFor, neededBy)]
    for (const id of next) {
      order.set(id, order.size)
      left.delete(id)
      for (const other of neededBy.get(id) ?? []) waitsFor.get(other)?.delete(id)
      for (const other of waitsFor.get(id) ?? []) neededBy.get(other)?.delete(id)
    }
  }
  return order
}

function mostNeeded(
  left: ReadonlySet<string>,
  waitsFor: ReadonlyMap<string, ReadonlySet<string>>,
  neededBy: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  let best = { id: '', score: Number.NEGATIVE_INFINITY }
  for (const id of left) {
    const score = (neededBy.get(id)?.size ?? 0) - (waitsFor.get(id)?.size ?? 0)
    if (score > best.score) best = { id, score }
  }
  return best.id
}
