import type { Catalog } from '#contract/catalog'
import { type Change, signOf } from '#contract/change'
import type { Rename } from '#contract/compare'
import { refKey } from '#contract/ref-key'
import type { Run } from '#contract/run'
import { diff } from '../diff/diff'
import { unreadChanges } from './unread-changes'
import { renamed } from '../diff/renames/renamed'

/** What a way was to make of a database. */
export interface PlannedChanges {
  /** The changes that its statements make, without those that none makes. */
  readonly planned: readonly Change[]
  /** The catalog that it leads to, in the words of whichever server spelled it. */
  readonly to: Catalog
  /** What each step makes that no other step has a part in. */
  readonly makes: readonly (readonly Change[])[]
  /** What is renamed, in running order, before anything else; their changes stand first among the planned ones. */
  readonly renames: readonly Rename[]
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
export function judgeChanges(run: Run, looks: Looks | null, wanted: PlannedChanges): Judged {
  if (looks === null) return { truth: unreadChanges(run), holds: false, settled: [] }
  const { planned, to } = wanted
  const { after, changes } = looks
  const all = keys(planned)
  const { made, done } = behindRenames(looks, wanted)
  const stands = new Set([...keys(made), ...keys(planned.filter(isRename).slice(0, done))])
  const unfinished = unfinishedIn(after, to)
  const missing = planned.filter((change) => !stands.has(keyOf(change)) || unfinished.has(refKey(change.ref)))
  const others = [...stands].filter((key) => !all.includes(key)).length
  const holds = missing.length === 0 && others === 0
  return {
    truth: truthOf(planned, missing, unfinished, others),
    holds,
    settled: settled(run, wanted, new Set(missing), holds, changes.length === 0),
  }
}

/** How many of the renames stand, and what was made besides: whatever leaves the least that differs. */
function behindRenames(
  { before, after, changes }: Looks,
  { renames }: PlannedChanges,
): { readonly made: readonly Change[]; readonly done: number } {
  let best = { made: changes, done: 0 }
  for (let done = 1; done <= renames.length; done++) {
    const made = diff(renamed(before, renames.slice(0, done)), after)
    if (made.length <= best.made.length) best = { made, done }
  }
  return best
}

/** Only what the catalog tells: that all stands, that nothing does, or that all or nothing does of what this step alone makes. */
function settled(
  { steps }: Run,
  { makes }: PlannedChanges,
  missing: ReadonlySet<Change>,
  holds: boolean,
  untouched: boolean,
): Judged['settled'] {
  const at = steps.findIndex(({ state }) => state === 'in-doubt')
  if (at === -1) return []
  const own = makes[at] ?? []
  if (own.length > 0 && own.every((change) => !missing.has(change))) return [[at, 'done']]
  if (own.length > 0 && own.every((change) => missing.has(change))) return [[at, 'undone']]
  if (holds && at === steps.length - 1) return [[at, 'done']]
  return at === 0 && untouched ? [[at, 'undone']] : []
}

const inForce = new Set(['valid', 'index valid', 'validated', 'not null proved'])

/**
 * What is there by its name and not in force: an index that is INVALID, a constraint that is NOT VALID. Whether it is, is
 * told in the same words whoever spells the rest.
 */
function unfinishedIn(after: Catalog, to: Catalog): ReadonlySet<string> {
  const short = diff(after, to).filter(({ properties }) =>
    properties.some((one) => inForce.has(one.property) && one.from === 'no' && one.to === 'yes'),
  )
  return new Set(short.map(({ ref }) => refKey(ref)))
}

function truthOf(
  planned: readonly Change[],
  missing: readonly Change[],
  unfinished: ReadonlySet<string>,
  others: number,
): string {
  const halves = missing.filter(({ ref }) => unfinished.has(refKey(ref))).map(({ ref }) => ref.name)
  const stand = planned.length - missing.length
  const told = missing.slice(0, 3).map(({ kind, sentence }) => `${signOf(kind)} ${sentence}`)
  const more = missing.length > told.length ? ` and ${missing.length - told.length} more` : ''
  return [
    `Read back: ${stand} of ${planned.length} ${planned.length === 1 ? 'change stands' : 'changes stand'}.`,
    missing.length === 0 ? '' : `Not there: ${told.join('; ')}${more}.`,
    halves.length === 0
      ? ''
      : `${halves.join(', ')} ${halves.length === 1 ? 'was left there and is' : 'were left there and are'} not valid: compare again, and the plan makes it so.`,
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

function isRename({ kind }: Change): boolean {
  return kind === 'rename-table' || kind === 'rename-column'
}

function keyOf({ kind, ref }: Change): string {
  return `${kind} ${refKey(ref)}`
}
