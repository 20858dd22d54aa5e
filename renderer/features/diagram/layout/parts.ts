/** Something between two tables; for a layout it does not matter which way it points. */
export interface Tie {
  readonly from: string
  readonly to: string
}

/** Up to so many tables are laid out as one. */
const whole = 60
/** A larger connected part is cut into clusters of at most so many. */
const cluster = 24

/**
 * Tables grouped for layout: connected parts, the largest first; large ones as their clusters, one behind the other;
 * and by themselves the tables that nothing is tied to.
 */
export function partsOf(
  ids: readonly string[],
  ties: readonly Tie[],
): { readonly parts: readonly (readonly string[])[]; readonly alone: readonly string[] } {
  const real = ties.filter(({ from, to }) => from !== to)
  const connected = grouped(ids, real, Number.POSITIVE_INFINITY)
  const alone = connected.filter((part) => part.length === 1).flat()
  const parts = connected
    .filter((part) => part.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .flatMap((part) => (part.length <= whole ? [part] : clusters(part, real)))
  return { parts, alone }
}

// Leaves join what they hang on first, so that what many point to is cut off from others last.
function clusters(part: readonly string[], ties: readonly Tie[]): string[][] {
  const within = new Set(part)
  const own = ties.filter(({ from, to }) => within.has(from) && within.has(to))
  const degree = new Map<string, number>()
  for (const { from, to } of own) for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1)
  const weight = ({ from, to }: Tie) => {
    const [one, other] = [degree.get(from) ?? 0, degree.get(to) ?? 0]
    return Math.min(one, other) * 10_000 + one + other
  }
  return inReach(
    grouped(
      part,
      own.toSorted((a, b) => weight(a) - weight(b)),
      cluster,
    ),
    own,
  )
}

/** Groups joined along ties, in their order, as long as none grows over `most`. */
function grouped(ids: readonly string[], ties: readonly Tie[], most: number): string[][] {
  const group = new Map(ids.map((id) => [id, [id]]))
  for (const { from, to } of ties) {
    const [one, other] = [group.get(from), group.get(to)]
    if (one === undefined || other === undefined || one === other || one.length + other.length > most)
      continue
    const [into, joined] = one.length >= other.length ? [one, other] : [other, one]
    into.push(...joined)
    for (const id of joined) group.set(id, into)
  }
  return [...new Set(group.values())]
}

/** Clusters in an order in which each stands near one that it is tied to. */
function inReach(groups: string[][], ties: readonly Tie[]): string[][] {
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id) => [id, at] as const)))
  const beside = groups.map(() => new Set<number>())
  for (const { from, to } of ties) {
    const [one, other] = [groupOf.get(from) ?? 0, groupOf.get(to) ?? 0]
    if (one === other) continue
    beside[one]?.add(other)
    beside[other]?.add(one)
  }
  const bySize = groups
    .map((_, at) => at)
    .toSorted((a, b) => (groups[b]?.length ?? 0) - (groups[a]?.length ?? 0))
  const order = new Set<number>()
  for (const start of bySize) {
    const waiting = [start]
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      if (order.has(at)) continue
      order.add(at)
      waiting.push(...(beside[at] ?? []))
    }
  }
  return [...order].map((at) => groups[at] ?? [])
}
