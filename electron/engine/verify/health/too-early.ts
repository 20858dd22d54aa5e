import type { Look } from './rule'

const day = 24 * 60 * 60 * 1000

/** Since when the server counts, where that is too short a time to call anything unused; null where it is not. */
export function tooEarly({ catalog, statistics }: Pick<Look, 'catalog' | 'statistics'>): string | null {
  const since = statistics.countedSince ?? statistics.knownSince
  return since !== null && Date.parse(catalog.readAt) - Date.parse(since) < day ? since : null
}
