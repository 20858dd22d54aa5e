import type { LedgerEntry, Project } from '#contract/revision'
import { whoRuns } from '../connections/who-runs'
import { AppError } from '../errors'
import { formatNamed } from '../projects/formats'
import { lastRowOf } from './last-row'
import type { Runs } from './runs'

export interface Marking {
  readonly connectionId: string
  readonly revision: string
  readonly as: 'applied' | 'pending' | 'accept-file'
}

const wayOf = { applied: 'mark-applied', pending: 'mark-pending', 'accept-file': 'accept-file' } as const

/** Records a person's decision about a revision in the ledger, under the run lock; refuses what its state does not offer. */
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
    const checksum = revision.checksum ?? checksumThen(state.rows, revision.id)
    await ledger.use(
      (session) =>
        ledger.keepers.ledger.insert(session, {
          revision: revision.id,
          message: revision.message,
          direction: marking.as === 'pending' ? 'down' : 'up',
          state: 'marked',
          statements: 0,
          statementsDone: 0,
          checksum,
          runBy: whoRuns(),
          appVersion,
          durationMs: null,
        }),
      revision.id,
    )
  })
}

function checksumThen(rows: readonly LedgerEntry[], revision: string): string | null {
  return lastRowOf(rows, revision, 'up')?.checksum ?? null
}
