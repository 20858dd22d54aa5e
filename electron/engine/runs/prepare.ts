import { createHash } from 'node:crypto'
import type { Connection } from '#contract/connection'
import type { Plan, PlanStep } from '#contract/plan'
import type { Direction, LedgerEntry, Project } from '#contract/revision'
import type { Dialect } from '../dialects/dialect'
import { AppError } from '../errors'
import { formatNamed } from '../projects/formats'
import { readHistory } from '../projects/history'
import { selectRevisions } from '../projects/target'
import { lastRowOf } from './last-row'
import { planStep } from './planner'

export interface Wanted {
  readonly direction: Direction
  readonly to: string | null
  readonly only: boolean
}

/** What would run now, from the project's files and the ledger's rows; a refusal is part of the plan, not an exception. */
export async function preparePlan(
  project: Project,
  rows: readonly LedgerEntry[],
  connection: Connection,
  dialect: Dialect,
  wanted: Wanted,
): Promise<Plan> {
  const { direction } = wanted
  try {
    const steps = await stepsOf(project, rows, dialect, wanted)
    const refusal = connection.readOnly ? readOnly(connection).data : null
    return { direction, steps, fingerprint: fingerprintOf(connection, direction, steps, rows), refusal }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { direction, steps: [], fingerprint: '', refusal: error.data }
  }
}

/** The refusal of anything that writes through a read-only connection. */
export function readOnly(connection: Connection): AppError {
  return new AppError('read-only', `The connection ${connection.name} is read-only.`, {
    advice: 'Turn read-only off in the connection, or use another one.',
  })
}

async function stepsOf(
  project: Project,
  rows: readonly LedgerEntry[],
  dialect: Dialect,
  wanted: Wanted,
): Promise<PlanStep[]> {
  const { direction } = wanted
  const { entries } = readHistory(project, rows)
  const steps: PlanStep[] = []
  for (const { revision, resumeAfter } of selectRevisions(entries, wanted)) {
    const script = await formatNamed(project.format).script(project, revision.id, direction)
    if (script === null) {
      throw new AppError('no-down-part', `Revision ${revision.id} has no ${direction} part.`, {
        advice: 'Write one, or leave the revision as it is.',
      })
    }
    const statements = (await dialect.split(script.text)).map((statement) => ({
      ...statement,
      line: statement.line + script.line - 1,
    }))
    const { file, transaction } = script
    // The text just read is what runs; a file saved since the project was read is recorded as it is now.
    const checksum = script.checksum ?? ''
    const { id, message } = revision
    if (resumeAfter > 0) refuseOtherText(lastRowOf(rows, id), file, checksum, statements.length)
    steps.push(
      planStep({ revision: id, message, direction, file, checksum, statements, transaction }, resumeAfter),
    )
  }
  return steps
}

/** What stands is counted in statements of the text that ran; in any other text "behind statement k" means nothing. */
function refuseOtherText(row: LedgerEntry | null, file: string, checksum: string, count: number): void {
  if (row?.checksum === checksum && row.statements === count) return
  throw new AppError(
    'not-resumable',
    `${file} is not the file of the run that stopped; it can't be resumed.`,
    {
      advice: 'Put the old content back, or finish or undo it by hand and mark it as applied or pending.',
    },
  )
}

function fingerprintOf(
  { target }: Connection,
  direction: Direction,
  steps: readonly PlanStep[],
  rows: readonly LedgerEntry[],
): string {
  const state = rows.map(({ id, state: rowState, statementsDone }) => [id, rowState, statementsDone])
  return createHash('sha256')
    .update(JSON.stringify([target, direction, steps, state]))
    .digest('hex')
}
