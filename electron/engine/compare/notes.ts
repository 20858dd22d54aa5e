import type { Catalog } from '#contract/catalog'
import type { ReadSide } from './needs'

/** What of two sides could not be compared, and why, in sentences. */
export function notesOf(sides: readonly ReadSide[]): string[] {
  return sides.flatMap(({ title, catalog, notes }) => [
    ...notes.map((note) => `${title}: ${note}`),
    ...unseen(catalog).map((sentence) => `${title}: ${sentence}`),
    ...unshown(catalog).map((sentence) => `${title}: ${sentence}`),
  ])
}

function unseen({ unseen: sentences = [] }: Catalog): readonly string[] {
  return sentences.length === 0 ? [] : [...sentences, 'what is told as missing there may only be unseen.']
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
