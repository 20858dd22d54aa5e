import { z } from 'zod'
import { ObjectRef } from './catalog'

export const ChangeKind = z.enum([
  'create-schema',
  'drop-schema',
  'alter-schema',
  'create-table',
  'drop-table',
  'alter-table',
  'rename-table',
  'add-column',
  'drop-column',
  'alter-column',
  'rename-column',
  'add-primary-key',
  'drop-primary-key',
  'alter-primary-key',
  'add-unique',
  'drop-unique',
  'alter-unique',
  'add-check',
  'drop-check',
  'alter-check',
  'add-exclusion',
  'drop-exclusion',
  'alter-exclusion',
  'add-foreign-key',
  'drop-foreign-key',
  'alter-foreign-key',
  'create-index',
  'drop-index',
  'alter-index',
  'create-view',
  'drop-view',
  'alter-view',
  'create-enum',
  'drop-enum',
  'alter-enum',
  // Of everything else; the reference says what it is.
  'create-object',
  'drop-object',
  'alter-object',
])
export type ChangeKind = z.infer<typeof ChangeKind>

/** What of an altered thing differs; null for nothing. */
export const ChangedProperty = z.object({
  property: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
export type ChangedProperty = z.infer<typeof ChangedProperty>

/** One difference between two catalogs. */
const changeShape = z.object({
  kind: ChangeKind,
  ref: ObjectRef,
  /** The change in words, without its sign: `index ix_notes_user_id on notes(user_id)`. */
  sentence: z.string(),
  /** What differs, for `alter-*`. */
  properties: z.array(ChangedProperty),
})
export interface Change extends z.infer<typeof changeShape> {}
export const Change: z.ZodType<Change> = changeShape

/** The sign of a change: `+` made, `−` taken away, `~` altered. */
export function signOf(kind: ChangeKind): '+' | '−' | '~' {
  if (kind.startsWith('create-') || kind.startsWith('add-')) return '+'
  return kind.startsWith('drop-') ? '−' : '~'
}

/** The change that undoes this one. */
export function inverseOf(change: Change): Change {
  const { kind, ref, properties } = change
  const renamed = kind === 'rename-table' || kind === 'rename-column' ? properties[0]?.to : null
  return {
    ...change,
    kind: inverseKind(kind),
    ref: renamed == null ? ref : { ...ref, name: renamed },
    properties: properties.map(({ property, from, to }) => ({ property, from: to, to: from })),
  }
}

function inverseKind(kind: ChangeKind): ChangeKind {
  const [verb = '', ...rest] = kind.split('-')
  const what = rest.join('-')
  if (verb === 'alter' || verb === 'rename') return kind
  const made = ['add', 'create'].map((one) => `${one}-${what}`)
  const wanted = verb === 'drop' ? made : [`drop-${what}`]
  return ChangeKind.options.find((option) => wanted.includes(option)) ?? kind
}
