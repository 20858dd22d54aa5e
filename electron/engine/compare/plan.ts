import { createHash } from 'node:crypto'
import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { ComparedChange } from '#contract/compare'
import type { SchemaPlan } from '#contract/schema-plan'
import { renameChanges } from '../diff/renames/changes'
import { AppError } from '../errors'
import type { Compared } from './compare'
import type { CompareNeeds, Work } from './needs'
import { prove } from './proof'
import { wayBetween } from './way/thread'

/** A plan with the catalog that it leads to. */
export interface Planned {
  readonly plan: SchemaPlan
  readonly to: Catalog
}

/** The way from one side to the other, as far as it is taken, and proved where that can be. */
export async function planOf(
  needs: CompareNeeds,
  compared: Compared,
  keys: readonly string[] | null,
  work: Work,
): Promise<Planned> {
  const { start, wanted, comparison } = compared
  const chosen = chosenOf(compared, keys)
  const taken = chosen.filter((change) => !isOwner(change))
  const all = isAll(compared, taken)
  const found = await wayBetween(
    {
      from: compared.from,
      to: compared.to,
      chosen: all ? null : taken,
      renames: wanted.renames,
      renamed: renameChanges(wanted.renames, start),
      owners: keys === null ? [] : chosen.filter(isOwner),
      sides: JSON.stringify([wanted.from, wanted.to]),
    },
    comparison.changes.map(({ change }) => change),
    work,
  )
  const { to, asked } = found
  const { changes, refused } = found.plan
  const toProve = {
    start,
    to,
    other: all ? to : compared.to,
    found: found.plan,
    changes: changes.slice(0, asked),
    refused: refused.flatMap(({ change }) => changes[change] ?? []),
  }
  const proof = await prove(needs, toProve, wanted.scratch, work)
  return { plan: { ...found.plan, proof }, to }
}

/** The changes that are wanted; throws `not-planned` where a key names none. */
function chosenOf({ comparison }: Compared, keys: readonly string[] | null): Change[] {
  const isRename = ({ change }: ComparedChange): boolean => change.kind.startsWith('rename-')
  const all = comparison.changes.filter((one) => !isRename(one))
  if (keys === null) return all.filter(({ ignoredBy }) => ignoredBy === null).map(({ change }) => change)
  const known = new Set(comparison.changes.map(({ key }) => key))
  const unknown = keys.find((key) => !known.has(key))
  if (unknown !== undefined)
    throw new AppError('not-planned', `This comparison has no change ${unknown}.`, {
      advice: 'Compare again, and choose among the changes that are told.',
    })
  const wanted = new Set(keys)
  return all.filter(({ key }) => wanted.has(key)).map(({ change }) => change)
}

function isAll({ comparison }: Compared, taken: readonly Change[]): boolean {
  const properties = (changes: readonly Change[]): number =>
    changes.filter((change) => !isOwner(change)).reduce((sum, one) => sum + 1 + one.properties.length, 0)
  const told = comparison.changes
    .map(({ change }) => change)
    .filter(({ kind }) => !kind.startsWith('rename-'))
  // What is split by a rule counts twice in both.
  return properties(taken) === properties(told)
}

function isOwner({ properties }: Change): boolean {
  return properties.length === 1 && properties[0]?.property === 'owner'
}

/** What names a choice of changes: the same for the same ones, in whatever order. */
export function choiceKey(keys: readonly string[] | null): string {
  if (keys === null) return 'all'
  // Thousands of keys are long, and a choice is held as long as its plan.
  return createHash('sha256').update(JSON.stringify(keys.toSorted())).digest('hex')
}
