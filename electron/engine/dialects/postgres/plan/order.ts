/** Something with a place in an order: behind what is in `before`, and where it can be behind what is in `rather`. */
export interface Placed {
  readonly id: string
  readonly rank: number
  readonly before: ReadonlySet<string>
  readonly rather: ReadonlySet<string>
}

/**
 * Each behind what has to come before it; among those whose turn has come the lowest rank first, then as given. Where
 * they wait for each other in a circle, wishes are given up first.
 */
export function inOrder<T extends Placed>(nodes: readonly T[]): T[] {
  return new Ordering(nodes).run()
}

/** Those of them that stand in a circle, or between two. */
export function inCircles<T extends Placed>(nodes: readonly T[]): T[] {
  let left = new Map(nodes.map((node) => [node.id, node]))
  for (;;) {
    const waitedFor = new Set([...left.values()].flatMap(({ before }) => [...before]))
    const next = new Map(
      [...left].filter(([id, { before }]) => waitedFor.has(id) && [...before].some((one) => left.has(one))),
    )
    if (next.size === left.size) return [...left.values()]
    left = next
  }
}

class Ordering<T extends Placed> {
  readonly #waiting = new Map<string, T>()
  readonly #open = new Map<string, Set<string>>()
  readonly #frees = new Map<string, string[]>()
  readonly #ready: T[][] = []
  readonly #done: T[] = []

  constructor(nodes: readonly T[]) {
    for (const node of nodes) this.#waiting.set(node.id, node)
    for (const node of nodes) this.#add(node)
  }

  run(): T[] {
    for (;;) {
      const bucket = this.#ready.find((list) => list !== undefined && list.length > 0)
      const next = bucket?.shift()
      if (next !== undefined) this.#place(next)
      else if (this.#waiting.size === 0) return this.#done
      else this.#untie()
    }
  }

  #add(node: T): void {
    const open = new Set(
      [...node.before, ...node.rather].filter((id) => this.#waiting.has(id) && id !== node.id),
    )
    this.#open.set(node.id, open)
    for (const id of open) {
      const list = this.#frees.get(id)
      if (list === undefined) this.#frees.set(id, [node.id])
      else list.push(node.id)
    }
    if (open.size === 0) this.#call(node)
  }

  #call(node: T): void {
    while (this.#ready.length <= node.rank) this.#ready.push([])
    this.#ready[node.rank]?.push(node)
  }

  #place(node: T): void {
    if (!this.#waiting.delete(node.id)) return
    this.#done.push(node)
    for (const id of this.#frees.get(node.id) ?? []) this.#free(id, node.id)
  }

  #free(id: string, of: string): void {
    const [node, open] = [this.#waiting.get(id), this.#open.get(id)]
    if (node !== undefined && open?.delete(of) === true && open.size === 0) this.#call(node)
  }

  #untie(): void {
    const circle = [...this.#waiting.values()].filter(({ id }) => this.#waitsForItself(id))
    for (const node of circle)
      for (const id of node.rather)
        if (!node.before.has(id) && this.#open.get(node.id)?.has(id) === true) return this.#free(node.id, id)
    const [first] = circle.length > 0 ? circle : this.#waiting.values()
    if (first !== undefined) this.#call(first)
  }

  #waitsForItself(id: string): boolean {
    const seen = new Set<string>()
    const open = [id]
    for (let one = open.pop(); one !== undefined; one = open.pop())
      for (const next of this.#open.get(one) ?? []) {
        if (next === id) return true
        if (seen.has(next)) continue
        seen.add(next)
        open.push(next)
      }
    return false
  }
}
