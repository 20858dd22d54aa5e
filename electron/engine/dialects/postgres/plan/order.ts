import { circlesOf } from './circles'
import { push } from './lists'

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

class Ordering<T extends Placed> {
  readonly #places = new Map<string, number>()
  readonly #waiting = new Map<string, T>()
  readonly #open = new Map<string, Set<string>>()
  readonly #frees = new Map<string, string[]>()
  readonly #ready: Line<T>[] = []
  readonly #done: T[] = []

  constructor(nodes: readonly T[]) {
    nodes.forEach(({ id }, at) => this.#places.set(id, at))
    for (const node of nodes) this.#waiting.set(node.id, node)
    for (const node of nodes) this.#add(node)
  }

  run(): T[] {
    for (;;) {
      const next = this.#ready.find(({ isEmpty }) => !isEmpty)?.take()
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
    for (const id of open) push(this.#frees, id, node.id)
    if (open.size === 0) this.#call(node)
  }

  #call(node: T): void {
    while (this.#ready.length <= node.rank) this.#ready.push(new Line())
    this.#ready[node.rank]?.add(node)
  }

  #place(node: T): void {
    if (!this.#waiting.delete(node.id)) return
    this.#done.push(node)
    this.#open.delete(node.id)
    for (const id of this.#frees.get(node.id) ?? []) this.#free(id, node.id)
  }

  #free(id: string, of: string): void {
    const [node, open] = [this.#waiting.get(id), this.#open.get(id)]
    if (node !== undefined && open?.delete(of) === true && open.size === 0) this.#call(node)
  }

  /** Nothing can be placed: of every circle one gives up what it wishes of the others, or else the first has its turn. */
  #untie(): void {
    const circles = circlesOf(this.#open)
    const untied = circles.filter((circle) => this.#giveUp(circle))
    if (untied.length > 0) return
    const [first] = circles[0] ?? this.#waiting.keys()
    const node = first === undefined ? undefined : this.#waiting.get(first)
    if (node !== undefined) this.#call(node)
  }

  #giveUp(circle: ReadonlySet<string>): boolean {
    const wishing = [...circle]
      .toSorted((one, other) => (this.#places.get(one) ?? 0) - (this.#places.get(other) ?? 0))
      .flatMap((id) => this.#waiting.get(id) ?? [])
      .map((node) => {
        const within = [...(this.#open.get(node.id) ?? [])].filter((id) => circle.has(id))
        const wishes = within.filter((id) => node.rather.has(id) && !node.before.has(id))
        return { id: node.id, wishes, isFree: wishes.length === within.length }
      })
      .filter(({ wishes }) => wishes.length > 0)
    const one = wishing.find(({ isFree }) => isFree) ?? wishing[0]
    for (const wish of one?.wishes ?? []) this.#free(one?.id ?? '', wish)
    return one !== undefined
  }
}

/** First come, first served; a long array moves all of itself where its first is taken. */
class Line<T> {
  readonly #all: T[] = []
  #taken = 0

  get isEmpty(): boolean {
    return this.#taken === this.#all.length
  }

  add(one: T): void {
    this.#all.push(one)
  }

  take(): T | undefined {
    this.#taken += 1
    return this.#all[this.#taken - 1]
  }
}
