import type { VersionMove } from '#contract/plan'
import type { Project } from '#contract/revision'
import { AppError } from '../errors'
import { formatNamed } from '../projects/formats'
import { buildGraph } from '../projects/graph/build'
import { markMove } from '../projects/graph/mark-move'
import { markRow } from './mark-row'
import type { Runs } from './runs'
import { together } from './together'

export interface Marking {
  readonly connectionId: string
  readonly revision: string
  readonly as: 'applied' | 'pending' | 'accept-file'
}

const wayOf = { applied: 'mark-applied', pending: 'mark-pending', 'accept-file': 'accept-file' } as const

/** Records a person's decision about a revision in the ledger (and the version table, where there is one), under the run lock; refuses what its state does not offer. */
export async function mark(
  runs: Runs,
  project: Project,
  marking: Marking,
  appVersion: string,
): Promise<void> {
  await runs.withLedger(marking.connectionId, project, async (ledger) => {
    await ledger.ensure()
    const state = await ledger.read()
    const { entries } = formatNamed(project.format).history(project, state)
    const entry = entries.find(({ revision }) => revision.id === marking.revision)
    if (entry === undefined) {
      throw new AppError(
        'no-such-revision',
        `There is no revision ${marking.revision}, neither in the project nor in the ledger.`,
      )
    }
    if (!entry.ways.includes(wayOf[marking.as])) {
      throw new AppError(
        'state-changed',
        `Revision ${marking.revision} is ${entry.state}: it can't be marked so.`,
        {
          advice: 'Look at the history again; it may have moved since.',
        },
      )
    }
    const { revision } = entry
    const move = moveOf(project, state.versions, marking)
    const row = markRow(revision, marking.as === 'pending' ? 'down' : 'up', state.rows, appVersion)
    await ledger.use(
      (session, keepers) =>
        together(session, async () => {
          if (move !== null) await keepers.versions?.move(session, move)
          await keepers.ledger.insert(session, row)
        }),
      revision.id,
    )
  })
}

/** What the mark makes of the version table, where the project has one: it, and not the ledger, says what is applied. */
function moveOf(
  project: Project,
  versions: readonly string[] | null,
  { revision, as }: Marking,
): VersionMove | null {
  if (versions === null || as === 'accept-file') return null
  return markMove(buildGraph(project.revisions), new Set(versions), revision, as)
}
