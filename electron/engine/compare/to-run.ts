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
    makes: steps.map((step, at) => madeBy(plan, step, at)),
    renames,
  }
}

/** The changes that a step makes and no other has a part in. */
function madeBy({ steps, changes }: SchemaPlan, step: SchemaPlan['steps'][number], at: number): Change[] {
  const elsewhere = new Set(
    steps.flatMap(({ statements }, place) => (place === at ? [] : statements.map(({ change }) => change))),
  )
  const own = new Set(step.statements.map(({ change }) => change))
  return [...own].flatMap((change) =>
    change === null || elsewhere.has(change) ? [] : (changes[change] ?? []),
  )
}
