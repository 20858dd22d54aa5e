import type { Project } from '#contract/revision'
import type { WantedStamp } from '#contract/stamp'
import { AppError } from '../errors'
import { stampMove } from '../projects/stamp-move'
import { markRow } from './mark-row'
import type { Runs } from './runs'
import { together } from './together'
import { sameVersions, versionWords } from './versions'

export interface Stamping extends WantedStamp {
  readonly connectionId: string
  /** The rows of the version table that the look before has shown; null stamps without one. */
  readonly from: readonly string[] | null
}

/** Sets the version table as `alembic stamp` would, with a ledger row for each revision whose standing changes, under the run lock. */
export async function stamp(
  runs: Runs,
  project: Project,
  stamping: Stamping,
  appVersion: string,
): Promise<void> {
  await runs.withLedger(stamping.connectionId, project, async (ledger) => {
    const { rows, versions } = await ledger.read()
    const move = stampMove(project, versions, stamping)
    const { from, to } = move.versions
    if (stamping.from !== null && !sameVersions(stamping.from, from)) throw moved(stamping.from, from)
    await ledger.ensure()
    const lost = move.lost.map((id) => ({ id, message: '', checksum: null }))
    const marks = [
      ...[...lost, ...move.pending.toReversed()].map((r) => markRow(r, 'down', rows, appVersion)),
      ...move.applied.map((revision) => markRow(revision, 'up', rows, appVersion)),
    ]
    await ledger.use((session, keepers) =>
      together(session, async () => {
        await keepers.versions?.move(session, move.versions)
        for (const row of marks) await keepers.ledger.insert(session, row)
      }),
    )
    const after = await ledger.readBack(false)
    if (!sameVersions(after.versions ?? [], to)) throw notStood(to, after.versions ?? [])
  })
}

function moved(seen: readonly string[], found: readonly string[]): AppError {
  return new AppError(
    'state-changed',
    `The version table holds ${versionWords(found)}; when it was looked at, it held ${versionWords(seen)}.`,
    { advice: 'Nothing was stamped. Look again.' },
  )
}

function notStood(to: readonly string[], found: readonly string[]): AppError {
  return new AppError(
    'state-changed',
    `The stamp was committed, and the version table then held ${versionWords(found)} instead of ${versionWords(to)}.`,
    { advice: 'Another tool moves this database at the same time. Look at the history again.' },
  )
}
