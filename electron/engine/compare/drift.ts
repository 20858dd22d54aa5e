import type { Drift, WantedComparison } from '#contract/compare'
import { toAppErrorData } from '../errors'
import { compareSides } from './compare'
import type { CompareNeeds, EngineAround, Work } from './needs'
import { refuseIfStopped } from './stopped'

/** A database and the project whose revisions it has. */
export interface Drifting {
  readonly folder: string
  readonly connectionId: string
  readonly scratch: string | null
}

/** Compares a database with what its project's current revisions make. What can't be told is `unknown`, with why. */
export async function driftOf(needs: CompareNeeds, of: Drifting, work: Work): Promise<Drift> {
  try {
    const { comparison } = await compareSides(needs, await driftComparison(needs, of), work)
    const changes = comparison.changes.filter(({ ignoredBy }) => ignoredBy === null).length
    const checkedAt = new Date().toISOString()
    return changes === 0 ? { kind: 'none', checkedAt } : { kind: 'drifted', checkedAt, changes }
  } catch (error) {
    refuseIfStopped(work.signal)
    return { kind: 'unknown', why: toAppErrorData(error) }
  }
}

/** The comparison behind drift: from what the project's current revisions make to what stands there. */
export async function driftComparison(
  { connection }: EngineAround,
  { folder, connectionId, scratch }: Drifting,
): Promise<WantedComparison> {
  const { target } = await connection(connectionId)
  const dialect = target.kind === 'embedded' ? 'postgres' : target.dialect
  return {
    from: { kind: 'project', folder, at: { kind: 'current', connectionId }, dialect },
    to: { kind: 'connection', connectionId },
    scratch,
    folder,
    renames: [],
  }
}
