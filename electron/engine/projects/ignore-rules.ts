import { z } from 'zod'
import { ObjectKind, type ObjectRef } from '#contract/catalog'
import type { IgnoreRule } from '#contract/compare'
import { AppError } from '#engine/errors'
import { KeptFile } from './kept-file'

const name = z.string().min(1).max(1024)

/** A name in it need not say what is most often meant: no table, and the connection's own schema. */
const KeptObject = z.strictObject({
  kind: ObjectKind,
  schema: z.string().max(1024).default(''),
  table: name.nullable().default(null),
  name,
})

const Kept = z
  .strictObject({
    what: z.enum([
      'owner',
      'comments',
      'collation',
      'column-order',
      'extension-members',
      'grants',
      'objects',
    ]),
    object: KeptObject.nullable().default(null),
    pattern: name.nullable().default(null),
    kinds: z.array(ObjectKind).default([]),
    reason: z.string().min(1).max(2000),
  })
  .refine(({ object, pattern, kinds }) => object === null || (pattern === null && kinds.length === 0), {
    path: ['object'],
    message: 'names one object already: no pattern and no kinds stand beside it',
  })

const kept = new KeptFile<IgnoreRule>({
  name: 'compare.json',
  list: 'ignored',
  entry: Kept,
  key: ({ what, object, pattern, kinds }) => JSON.stringify([what, object, pattern, kinds]),
  written: ({ what, object, pattern, kinds, reason }) => ({
    what,
    ...(object === null ? {} : { object: writtenObject(object) }),
    ...(pattern === null ? {} : { pattern }),
    ...(kinds.length === 0 ? {} : { kinds: kinds.toSorted() }),
    reason,
  }),
  meanwhile: 'Until then nothing is left out of a comparison, and no rule can be set.',
})

function writtenObject({ kind, schema, table, name: own }: ObjectRef): Record<string, unknown> {
  return { kind, ...(schema === '' ? {} : { schema }), ...(table === null ? {} : { table }), name: own }
}

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
