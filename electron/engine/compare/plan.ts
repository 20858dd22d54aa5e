import { createHash } from 'node:crypto'
import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { ComparedChange } from '#contract/compare'
import type { SchemaPlan } from '#contract/schema-plan'
import { diff } from '../diff/diff'
import { renameChanges } from '../diff/renames/changes'
import { take, type TakenPart } from '../diff/take/take'
import { dialectNamed } from '../dialects'
import { AppError } from '../errors'
import type { Compared } from './compare'
import type { CompareNeeds, Work } from './needs'
import { step } from './needs'
import { prove } from './proof'

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
  const { from, start, wanted } = compared
  const chosen = chosenOf(compared, keys)
  const renames = renameChanges(wanted.renames, start)
  work.tell(step('Finding the way'))
  const { catalog: to, notes } = takenPart(compared, chosen)
  const way = [...renames, ...diff(from, to)]
  const found = dialectNamed(from.server.dialect).way({ from, to, changes: way, renames: wanted.renames })
  const owners = keys === null ? [] : chosen.filter(isOwner)
  const changes = [...way, ...owners]
  const refused = [
    ...found.refused,
    ...owners.map((_, at) => ({ change: way.length + at, why: ownerRefused })),
  ]
  const refusedChanges = refused.flatMap(({ change }) => changes[change] ?? [])
  const proof = await prove(
    needs,
    { start, to, other: compared.to, found, changes: way, refused: refusedChanges },
    wanted.scratch,
    work,
  )
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([wanted.from, wanted.to, changes, found.steps]))
    .digest('hex')
  return { plan: { changes, ...found, refused, proof, notes: [...notes], fingerprint }, to }
}

const ownerRefused =
  'Owners are no part of a plan: giving an object away needs rights that the plan can’t know of. Change it with ALTER … OWNER TO.'

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

function takenPart({ from, to, comparison }: Compared, chosen: readonly Change[]): TakenPart {
  const properties = (changes: readonly Change[]): number =>
    changes.filter((change) => !isOwner(change)).reduce((sum, one) => sum + 1 + one.properties.length, 0)
  const told = comparison.changes
    .map(({ change }) => change)
    .filter(({ kind }) => !kind.startsWith('rename-'))
  // What is split by a rule counts twice in both.
  const isAll = properties(chosen) === properties(told)
  return isAll
    ? { catalog: to, notes: [] }
    : take(
        from,
        to,
        chosen.filter((change) => !isOwner(change)),
      )
}

function isOwner({ properties }: Change): boolean {
  return properties.length === 1 && properties[0]?.property === 'owner'
}

/** What names a choice of changes: the same for the same ones, in whatever order. */
export function choiceKey(keys: readonly string[] | null): string {
  return keys === null ? 'all' : JSON.stringify(keys.toSorted())
}
