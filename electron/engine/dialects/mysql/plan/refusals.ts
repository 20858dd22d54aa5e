import type { Change } from '#contract/change'

/** Why no statement makes a change, and the way on. */
export function whyRefused(
  { kind, ref, sentence }: Change,
  unknown: ReadonlyMap<string, readonly string[]>,
): string {
  if (ref.kind === 'schema')
    return `A MySQL or MariaDB connection is one database, and Varve neither makes nor drops databases (${ref.name}). Run it by hand.`
  const options = kind === 'alter-table' ? unknown.get(ref.name) : undefined
  if (options !== undefined)
    return `The server has no word that takes back what was set for ${options.join(', ')} of table ${ref.name}. Make the table anew and copy its rows.`
  if (kind.endsWith('-view') || kind.endsWith('-object'))
    return `The server does not tell this user the text of ${sentence} on both sides. Compare as a user who may see it: SHOW VIEW, or the privileges of its definer.`
  return `Varve knows no statement for this change of ${sentence}. Write it by hand.`
}
