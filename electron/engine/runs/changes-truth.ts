import type { Catalog } from '#contract/catalog'
import { type Change, signOf } from '#contract/change'
import { refKey } from '#contract/ref-key'
import type { Run } from '#contract/run'
import { diff } from '../diff/diff'

/** What a way was to make of a database. */
export interface PlannedChanges {
  /** The changes that its statements make, without those that none makes. */
  readonly planned: readonly Change[]
  /** The catalog with its renames done and nothing else; null where it has none. */
  readonly renamed: ((before: Catalog) => Catalog) | null
}

export interface Judged {
  readonly truth: string
  /** Whether every planned change stands and no other. */
  readonly holds: boolean
  /** Steps whose COMMIT got no answer, as the catalog settles them. */
  readonly settled: readonly (readonly [step: number, state: 'done' | 'undone'])[]
}

/** The database before and after a way, and all that differs. */
export interface Looks {
  readonly before: Catalog
  readonly after: Catalog
  readonly changes: readonly Change[]
}

/** What stands of a way; null where the database could not be read back. Pure. */
export function judgeChanges(run: Run, looks: Looks | null, { planned, renamed }: PlannedChanges): Judged {
  if (looks === null) return { truth: 'The database could not be read back.', holds: false, settled: [] }
  const { before, after, changes } = looks
  const all = keys(planned)
  const stands = new Set(
    renamed === null ? keys(changes) : [...keys(diff(renamed(before), after)), ...renames(planned)],
  )
  const missing = planned.filter((change) => !stands.has(keyOf(change)))
  const others = [...stands].filter((key) => !all.includes(key)).length
  const holds = missing.length === 0 && others === 0
  return {
    truth: truthOf(planned, missing, others),
    holds,
    settled: settled(run, holds, changes.length === 0),
  }
}

/** Only what the whole catalog tells: that all stands, or nothing of the first step does. */
function settled({ steps }: Run, holds: boolean, untouched: boolean): Judged['settled'] {
  const at = steps.findIndex(({ state }) => state === 'in-doubt')
  if (at === -1) return []
  if (holds && at === steps.length - 1) return [[at, 'done']]
  return at === 0 && untouched ? [[at, 'undone']] : []
}

function truthOf(planned: readonly Change[], missing: readonly Change[], others: number): string {
  const stand = planned.length - missing.length
  const told = missing.slice(0, 3).map(({ kind, sentence }) => `${signOf(kind)} ${sentence}`)
  const more = missing.length > told.length ? ` and ${missing.length - told.length} more` : ''
  return [
    `Read back: ${stand} of ${planned.length} ${planned.length === 1 ? 'change stands' : 'changes stand'}.`,
    missing.length === 0 ? '' : `Not there: ${told.join('; ')}${more}.`,
    others === 0
      ? ''
      : `${others} ${others === 1 ? 'change is' : 'changes are'} there that ${others === 1 ? 'was' : 'were'} not planned.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function keys(changes: readonly Change[]): string[] {
  return changes.map(keyOf)
}

function renames(planned: readonly Change[]): string[] {
  return keys(planned.filter(({ kind }) => kind === 'rename-table' || kind === 'rename-column'))
}

function keyOf({ kind, ref }: Change): string {
  return `${kind} ${refKey(ref)}`
}
