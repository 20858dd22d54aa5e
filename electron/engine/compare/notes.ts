import type { Catalog } from '#contract/catalog'
import type { ReadSide } from './needs'

/** What of two sides could not be compared, and why, in sentences. */
export function notesOf(sides: readonly ReadSide[]): string[] {
  return sides.flatMap(({ title, catalog, notes }) => [
    ...notes.map((note) => `${title}: ${note}`),
    ...(catalog.unseen ?? []).map((sentence) => `${title}: ${sentence}`),
    ...unshown(catalog).map((sentence) => `${title}: ${sentence}`),
  ])
}

const most = 20

function unshown({ tables, views }: Catalog): string[] {
  const found = [...tables, ...views].filter((one) => (one.unshown ?? []).length > 0)
  const told = found
    .slice(0, most)
    .map(({ schema, name, unshown = [] }) => `of ${schema}.${name} is not compared: ${unshown.join(', ')}.`)
  return found.length > most
    ? [...told, `and of ${found.length - most} more something is not compared.`]
    : told
}
