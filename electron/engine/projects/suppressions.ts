import { Suppression } from '#contract/health'
import { KeptFile } from './kept-file'

const kept = new KeptFile<Suppression>({
  name: 'health.json',
  list: 'suppressed',
  entry: Suppression,
  key: ({ schema, table, kind, name, rule }) => JSON.stringify([schema, table, kind, name, rule]),
  written: ({ rule, kind, schema, table, name, reason }) => ({
    rule,
    kind,
    ...(schema === null ? {} : { schema }),
    ...(table === null ? {} : { table }),
    name,
    reason,
  }),
  meanwhile: 'Until then nothing is left out, and nothing can be suppressed.',
})

/** What the project lets be. Throws `unreadable-file` with what is wrong; an absent file holds nothing. */
export const readSuppressions = (folder: string): Promise<Suppression[]> => kept.read(folder)

/** Changes what the project lets be; the file is always whole, and stands in an order that git shows well. */
export const changeSuppressions = (
  folder: string,
  to: (was: readonly Suppression[]) => readonly Suppression[],
): Promise<void> => kept.change(folder, to)
