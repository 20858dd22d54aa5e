/** Two lists of named things paired by key: only in `from`, only in `to`, in both. Order follows the lists. */
export function pair<T>(
  from: readonly T[],
  to: readonly T[],
  key: (value: T) => string,
): { removed: T[]; added: T[]; kept: [T, T][] } {
  const before = new Map(from.map((value) => [key(value), value]))
  const after = new Set(to.map(key))
  const added: T[] = []
  const kept: [T, T][] = []
  for (const value of to) {
    const earlier = before.get(key(value))
    if (earlier === undefined) added.push(value)
    else kept.push([earlier, value])
  }
  return { removed: from.filter((value) => !after.has(key(value))), added, kept }
}
