import { push } from './lists'

/** What waits for what, by id. */
export type Waits = ReadonlyMap<string, ReadonlySet<string>>

interface Seen {
  readonly at: number
  low: number
  isOpen: boolean
}

/**
 * The circles of those that wait for each other, each with all that it holds (Tarjan's strongly connected components, of
 * more than one). Each is looked at once, however many circles there are.
 */
export function circlesOf(waits: Waits): ReadonlySet<string>[] {
  const seen = new Map<string, Seen>()
  const stack: string[] = []
  const circles: ReadonlySet<string>[] = []
  const enter = (id: string): Visit => {
    const mark = { at: seen.size, low: seen.size, isOpen: true }
    seen.set(id, mark)
    stack.push(id)
    return { id, mark, next: (waits.get(id) ?? none).values() }
  }
  const leave = ({ id, mark }: Visit): void => {
    if (mark.low !== mark.at) return
    const circle = stack.splice(stack.lastIndexOf(id))
    for (const one of circle) {
      const of = seen.get(one)
      if (of !== undefined) of.isOpen = false
    }
    if (circle.length > 1) circles.push(new Set(circle))
  }
  for (const first of waits.keys()) {
    if (seen.has(first)) continue
    // By a list of its own: a chain of thousands is deeper than calls may be.
    const path = [enter(first)]
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { done, value } = top.next.next()
      if (done === true) {
        leave(top)
        path.pop()
        const above = path.at(-1)?.mark
        if (above !== undefined) above.low = Math.min(above.low, top.mark.low)
      } else if (!seen.has(value)) {
        if (waits.has(value)) path.push(enter(value))
      } else {
        const other = seen.get(value)
        if (other?.isOpen === true) top.mark.low = Math.min(top.mark.low, other.at)
      }
    }
  }
  return circles
}

interface Visit {
  readonly id: string
  readonly mark: Seen
  readonly next: Iterator<string>
}

const none: ReadonlySet<string> = new Set()

/** Those that stand in a circle, or between two: what is left once all that waits for none, or that none waits for, is taken away. */
export function circled(waits: Waits): ReadonlySet<string> {
  const waiters = new Map<string, string[]>()
  for (const [id, ons] of waits) for (const on of ons) push(waiters, on, id)
  const known = (ids: Iterable<string>): string[] => [...ids].filter((id) => waits.has(id))
  const left = new Set(waits.keys())
  peel(
    left,
    (id) => known(waits.get(id) ?? none),
    (id) => waiters.get(id) ?? [],
  )
  peel(
    left,
    (id) => waiters.get(id) ?? [],
    (id) => known(waits.get(id) ?? none),
  )
  return left
}

/** Takes away what has nothing left on one side, again and again. */
function peel(
  left: Set<string>,
  onThis: (id: string) => readonly string[],
  onThat: (id: string) => readonly string[],
): void {
  const counts = new Map([...left].map((id) => [id, onThis(id).filter((one) => left.has(one)).length]))
  const open = [...left].filter((id) => counts.get(id) === 0)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    left.delete(id)
    for (const other of onThat(id)) {
      if (!left.has(other)) continue
      const count = (counts.get(other) ?? 0) - 1
      counts.set(other, count)
      if (count === 0) open.push(other)
    }
  }
}
