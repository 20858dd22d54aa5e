import type { Marks } from './marks'

/** Which tables have to be read again; all else is as it was. */
export interface Touched {
  readonly tables: readonly number[]
  readonly gone: readonly number[]
}

const tableKinds: ReadonlySet<string> = new Set(['r', 'p', 'f'])

/** What to read again after the look before; null where a change may show in more than the tables that were written to. */
export function touchedSince(before: Marks, now: Marks): Touched | null {
  if (now.elsewhere || String(now.others) !== String(before.others)) return null
  const tables = new Set<number>()
  const written = [
    ...now.written,
    ...differing(before.constraints, now.constraints),
    ...differing(before.indexes, now.indexes),
    ...differing(before.commented, now.commented),
  ]
  for (const relation of written) {
    const kind = now.relations.get(relation)
    if (kind === undefined) {
      // Gone since, or a domain's (0).
      if (relation === 0) return null
    } else if (tableKinds.has(kind)) tables.add(relation)
    else if (kind === 'S') {
      const owner = now.owners.get(relation)
      // The defaults of other tables may name a sequence that stood before.
      if (owner === undefined || before.relations.has(relation)) return null
      tables.add(owner)
    } else return null
  }
  const gone: number[] = []
  for (const [relation, kind] of before.relations) {
    if (now.relations.has(relation)) continue
    if (tableKinds.has(kind)) gone.push(relation)
    else if (kind !== 'S' || !before.owners.has(relation)) return null
  }
  for (const sequence of differing(before.owners, now.owners)) {
    if (before.relations.has(sequence) && now.relations.has(sequence)) return null
    const owner = before.owners.get(sequence) ?? now.owners.get(sequence)
    if (owner !== undefined && now.relations.has(owner)) tables.add(owner)
  }
  return { tables: [...tables].filter((table) => now.relations.has(table)), gone }
}

function differing(before: ReadonlyMap<number, number>, now: ReadonlyMap<number, number>): number[] {
  const keys = new Set([...before.keys(), ...now.keys()])
  return [...keys].filter((key) => before.get(key) !== now.get(key))
}
