import { z } from 'zod'
import { ObjectKind } from '#contract/catalog'
import type { IgnoreRule } from '#contract/compare'
import { AppError } from '#engine/errors'
import { KeptFile } from './kept-file'

const Kept = z.strictObject({
  what: z.enum(['owner', 'comments', 'collation', 'column-order', 'extension-members', 'grants', 'objects']),
  pattern: z.string().min(1).max(1024).nullable().default(null),
  kinds: z.array(ObjectKind).default([]),
  reason: z.string().min(1).max(2000),
})

const kept = new KeptFile<IgnoreRule>({
  name: 'compare.json',
  list: 'ignored',
  entry: Kept,
  key: ({ what, pattern, kinds }) => JSON.stringify([what, pattern, kinds]),
  written: ({ what, pattern, kinds, reason }) => ({
    what,
    ...(pattern === null ? {} : { pattern }),
    ...(kinds.length === 0 ? {} : { kinds: kinds.toSorted() }),
    reason,
  }),
  meanwhile: 'Until then nothing is left out of a comparison, and no rule can be set.',
})

/** What the project does not want to be told by a comparison. Throws `unreadable-file` with what is wrong. */
export const readIgnoreRules = (folder: string): Promise<IgnoreRule[]> => kept.read(folder)

/** Sets what the project does not want to be told. */
export async function setIgnoreRules(folder: string, rules: readonly IgnoreRule[]): Promise<IgnoreRule[]> {
  const wrong = rules.map((rule) => Kept.safeParse(rule)).find(({ success }) => !success)
  const [issue] = wrong?.error?.issues ?? []
  if (issue !== undefined) throw refused(`${issue.path.join('.')}: ${issue.message}`)
  await kept.change(folder, () => rules)
  return readIgnoreRules(folder)
}

function refused(what: string): AppError {
  return new AppError('host-refused', `The rule can't be kept: ${what}.`, {
    advice: 'Give every rule a reason, and a pattern of at least one character or none at all.',
  })
}
