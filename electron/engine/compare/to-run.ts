import type { Change } from '#contract/change'
import type { SchemaPlan } from '#contract/schema-plan'
import { AppError } from '../errors'
import type { WantedChanges } from '../runs/run-changes'
import type { Compared } from './compare'
import type { Planned } from './plan'

/** What a run of a plan needs; throws `not-planned` where *from* is no live database. */
export function toRun({ wanted, read }: Compared, { plan, to }: Planned): WantedChanges {
  const { steps, changes, refused } = plan
  const { from, folder, renames } = wanted
  if (from.kind !== 'connection')
    throw new AppError('not-planned', 'Only a live database can be changed, and the plan starts elsewhere.', {
      advice: 'Compare from the connection that is to be changed.',
    })
  const unmade = new Set(refused.map(({ change }) => change))
  return {
    connectionId: from.connectionId,
    folder: folder ?? '',
    steps,
    from: read,
    planned: changes.filter((_, at) => !unmade.has(at)),
    to,
    makes: madeBy(plan),
    renames,
  }
}

/** For each step the changes that it makes and no other has a part in. */
function madeBy({ steps, changes }: SchemaPlan): Change[][] {
  const own = steps.map(({ statements }) => new Set(statements.map(({ change }) => change)))
  const places = new Map<number | null, number>()
  for (const one of own) for (const change of one) places.set(change, (places.get(change) ?? 0) + 1)
  return own.map((one) =>
    [...one].flatMap((change) =>
      change === null || places.get(change) !== 1 ? [] : (changes[change] ?? []),
    ),
  )
}
