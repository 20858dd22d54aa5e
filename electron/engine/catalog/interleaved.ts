interface Named {
  readonly name: string
}

/** What is there now in its order, with what has gone behind the one that it stood behind. */
export function interleaved<T extends Named>(from: readonly T[], to: readonly T[]): T[] {
  const now = new Set(to.map(({ name }) => name))
  const gone = new Map<string | null, T[]>()
  let last: string | null = null
  for (const one of from) {
    if (now.has(one.name)) last = one.name
    else gone.set(last, [...(gone.get(last) ?? []), one])
  }
  return [...(gone.get(null) ?? []), ...to.flatMap((one) => [one, ...(gone.get(one.name) ?? [])])]
}
