import { ancestors } from './related'
import type { Vertex } from './vertex'

/**
 * The revisions of `todo` from the heads down, each before what it needs, in the very order Alembic takes: along one
 * branch as far as it goes, then along the next. What lies on a cycle comes last.
 */
export function sortDown(todo: ReadonlySet<Vertex>, heads: Iterable<Vertex>): Vertex[] {
  const open = [...new Set(heads)].filter((head) => todo.has(head)).sort((a, b) => a.index - b.index)
  const pending = new Pending(todo, open)
  const isOpen = new Set(open)
  const output: Vertex[] = []
  let at = 0
  let moves = 0
  for (let candidate = open[at]; candidate; candidate = open[at]) {
    if (pending.isHeld(candidate)) {
      const holder = firstHolder(candidate, open, isOpen, pending)
      moves += 1
      // Each waits for another: a cycle.
      if (holder === -1 || moves > open.length) break
      at = holder
      continue
    }
    moves = 0
    output.push(candidate)
    pending.release(candidate)
    isOpen.delete(candidate)
    const [first, ...others] = candidate.normalDown.filter((down) => todo.has(down) && !isOpen.has(down))
    if (first) {
      open[at] = first
      open.push(...others)
      for (const down of [first, ...others]) isOpen.add(down)
    } else {
      open.splice(at, 1)
      at = Math.max(at - 1, 0)
    }
  }
  if (output.length < todo.size) {
    const sorted = new Set(output)
    output.push(...[...todo].filter((vertex) => !sorted.has(vertex)).sort((a, b) => b.index - a.index))
  }
  return output
}

/** The first open head that has `vertex` among its ancestors. */
function firstHolder(
  vertex: Vertex,
  open: readonly Vertex[],
  isOpen: ReadonlySet<Vertex>,
  pending: Pending,
): number {
  // Of two, it is the other: this spares the search in most histories.
  if (open.length === 2) return open[0] === vertex ? 1 : 0
  const holders = new Set<Vertex>()
  const seen = new Set<Vertex>([vertex])
  const todo = [vertex]
  for (let at = todo.pop(); at; at = todo.pop()) {
    for (const next of at.allNext) {
      if (seen.has(next) || !pending.isPending(next) || !next.normalDown.includes(at)) continue
      seen.add(next)
      if (isOpen.has(next)) holders.add(next)
      todo.push(next)
    }
  }
  return open.findIndex((head) => holders.has(head))
}

/** Which ancestors of the heads still have something above them that has to come first. */
class Pending {
  readonly #todo: ReadonlySet<Vertex>
  /** How many revisions right above one are still to come, by the vertex's index; below zero for what isn't or no more pending. */
  readonly #above: Int32Array

  constructor(todo: ReadonlySet<Vertex>, heads: readonly Vertex[]) {
    this.#todo = todo
    const all = ancestors(heads)
    let last = -1
    for (const { index } of all) last = Math.max(last, index)
    this.#above = new Int32Array(last + 1).fill(-1)
    for (const { index } of all) this.#above[index] = 0
    for (const { normalDown } of all) for (const down of normalDown) this.#add(down, 1)
  }

  isHeld({ index }: Vertex): boolean {
    return (this.#above[index] ?? -1) > 0
  }

  isPending({ index }: Vertex): boolean {
    return (this.#above[index] ?? -1) >= 0
  }

  /** Takes a revision out; one that is not to be sorted goes by itself when nothing above it is left. */
  release(vertex: Vertex): void {
    const gone = [vertex]
    for (let at = gone.pop(); at; at = gone.pop()) {
      this.#above[at.index] = -1
      for (const down of at.normalDown) {
        if (this.#add(down, -1) === 0 && !this.#todo.has(down)) gone.push(down)
      }
    }
  }

  #add({ index }: Vertex, change: number): number {
    const count = (this.#above[index] ?? 0) + change
    this.#above[index] = count
    return count
  }
}
