import type { SchemaPlan } from '#contract/schema-plan'
import { renamed } from '../diff/renames/renamed'
import { AppError } from '../errors'
import type { WantedChanges } from '../runs/run-changes'
import type { Compared } from './compare'

/** What a run of a plan needs; throws `not-planned` where *from* is no live database. */
export function toRun({ wanted, read }: Compared, { steps, changes, refused }: SchemaPlan): WantedChanges {
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
    renamed: renames.length === 0 ? null : (before) => renamed(before, renames),
  }
}
