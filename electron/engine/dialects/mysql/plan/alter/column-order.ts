/**
 * Of columns in their wanted order, those that must be moved: the fewest that let all others keep their places.
 * `before` is the order of those that stand already.
 */
export function moved(before: readonly string[], wanted: readonly string[]): Set<string> {
  const place = new Map(before.map((name, at) => [name, at]))
  const standing = wanted.filter((name) => place.has(name))
  const kept = new Set(
    longestRun(standing.map((name) => place.get(name) ?? 0)).map((at) => standing[at] ?? ''),
  )
  return new Set(standing.filter((name) => !kept.has(name)))
}

/** The places of a longest rising run of numbers. */
function longestRun(values: readonly number[]): number[] {
  const tails: number[] = []
  const previous: number[] = []
  for (const [at, value] of values.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[at] = low === 0 ? -1 : (tails[low - 1] ?? -1)
    tails[low] = at
  }
  const run: number[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) run.unshift(at)
  return run
}
