/** Something to be made, by a key; `needs` are keys of what must be there before it. */
export interface Piece {
  readonly key: string
  readonly needs: ReadonlySet<string>
  readonly statements: readonly string[]
  /** How to make it without what others need it for first: then `later` comes once everything is there. */
  readonly apart: { readonly first: readonly string[]; readonly later: readonly string[] } | null
}

/**
 * The statements of all pieces, each after what it needs, otherwise in the order given. Where pieces need each other in
 * a circle, the first that can be made apart is.
 */
export function inOrder(pieces: readonly Piece[]): string[] {
  const known = new Set(pieces.map(({ key }) => key))
  const waitsFor = new Map(
    pieces.map(({ key, needs }) => [
      key,
      new Set([...needs].filter((need) => known.has(need) && need !== key)),
    ]),
  )
  const neededBy = new Map<string, string[]>()
  for (const [key, needs] of waitsFor)
    for (const need of needs) neededBy.set(need, [...(neededBy.get(need) ?? []), key])
  const waiting = new Map(pieces.map((piece) => [piece.key, piece]))
  const [statements, later]: [string[], string[]] = [[], []]
  const ready = pieces.filter(({ key }) => waitsFor.get(key)?.size === 0)
  const make = (piece: Piece, own: readonly string[]): void => {
    waiting.delete(piece.key)
    statements.push(...own)
    for (const key of neededBy.get(piece.key) ?? []) {
      const needs = waitsFor.get(key)
      const next = waiting.get(key)
      if (needs?.delete(piece.key) === true && needs.size === 0 && next !== undefined) ready.push(next)
    }
  }
  while (waiting.size > 0) {
    const next = ready.shift()
    if (next !== undefined) {
      if (waiting.has(next.key)) make(next, next.statements)
      continue
    }
    const stuck = [...waiting.values()]
    const piece = stuck.find(({ key, apart }) => apart !== null && needsItself(key, waitsFor)) ?? stuck[0]
    if (piece === undefined) break
    make(piece, piece.apart?.first ?? piece.statements)
    later.push(...(piece.apart?.later ?? []))
  }
  return [...statements, ...later]
}

function needsItself(key: string, waitsFor: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set<string>()
  const open = [key]
  for (let one = open.pop(); one !== undefined; one = open.pop())
    for (const need of waitsFor.get(one) ?? []) {
      if (need === key) return true
      if (seen.has(need)) continue
      seen.add(need)
      open.push(need)
    }
  return false
}
