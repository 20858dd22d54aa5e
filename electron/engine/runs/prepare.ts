import { createHash } from 'node:crypto'
import type { Connection } from '#contract/connection'
import type { Plan, PlanStep } from '#contract/plan'
import type { Direction, LedgerEntry, Project } from '#contract/revision'
import { AppError } from '../errors'
import type { DatabaseState } from '../projects/database-state'
import type { WantedRun } from '../projects/format'
import { formatNamed } from '../projects/formats'
import { lastRowOf } from './last-row'
import { planStep } from './planner'
import { type Reader, readScript, type ReadScript } from './read-script'

export interface PlanFor extends Omit<Reader, 'madeTypes'> {
  readonly connection: Connection
}

/** What would run now, from the project's files and what the database says; a refusal is part of the plan, not an exception. */
export async function preparePlan(
  project: Project,
  state: DatabaseState,
  { connection, ...reader }: PlanFor,
  wanted: WantedRun,
): Promise<Plan> {
  const { direction } = wanted
  try {
    const steps = await stepsOf(project, state, { ...reader, madeTypes: new Set() }, wanted)
    const refusal = connection.readOnly ? readOnly(connection).data : null
    return { direction, steps, fingerprint: fingerprintOf(connection, direction, steps, state), refusal }
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
  state: DatabaseState,
  reader: Reader,
  wanted: WantedRun,
): Promise<PlanStep[]> {
  const { direction } = wanted
  const steps: PlanStep[] = []
  for (const { revision, resumeAfter, versions } of formatNamed(project.format).select(
    project,
    state,
    wanted,
  )) {
    const { id, message } = revision
    // The text just read is what runs; a file saved since the project was read is recorded as it is now.
    const script = await readScript(project, id, direction, reader)
    if (resumeAfter > 0) refuseOtherText(lastRowOf(state.rows, id), script)
    steps.push(planStep({ revision: id, message, direction, ...script }, resumeAfter, versions))
  }
  return steps
}

/** What stands is counted in statements of the text that ran; in any other text "behind statement k" means nothing. */
function refuseOtherText(row: LedgerEntry | null, { file, checksum, statements }: ReadScript): void {
  if (row?.checksum === checksum && row.statements === statements.length) return
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
  { rows, versions }: DatabaseState,
): string {
  const state = rows.map(({ id, state: rowState, statementsDone }) => [id, rowState, statementsDone])
  return createHash('sha256')
    .update(JSON.stringify([target, direction, steps, state, versions]))
    .digest('hex')
}
