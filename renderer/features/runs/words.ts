import type { Environment } from '#contract/connection'
import type { Direction } from '#contract/revision'
import type { Run } from '#contract/run'
import { duration } from '../../ui/time'

/** A number with its noun: `1 revision`, `2 revisions`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** What a plan would do: `Apply 2 revisions to notes-app · development`. */
export function planTitle(
  direction: Direction,
  steps: number,
  project: string,
  environment: Environment,
): string {
  const verb = direction === 'up' ? 'Apply' : 'Roll back'
  const link = direction === 'up' ? 'to' : 'of'
  const what = steps === 0 ? '' : ` ${count(steps, 'revision')}`
  return `${verb}${what} ${link} ${project} · ${environment}`
}

/** The words on the button that starts a run; production is named. */
export function startLabel(direction: Direction, environment: Environment): string {
  const verb = direction === 'up' ? 'Apply' : 'Roll back'
  if (environment !== 'production') return verb
  return direction === 'up' ? 'Apply to PRODUCTION' : 'Roll back on PRODUCTION'
}

/** How many statements of how many have been answered for. */
export function progressOf(run: Run): { done: number; of: number } {
  const statements = run.steps.flatMap((step) => step.statements)
  const open = statements.filter((one) => one.state === 'waiting' || one.state === 'running')
  return { done: statements.length - open.length, of: statements.length }
}

/** What a run is doing, or how it ended, in one line. */
export function runTitle(run: Run): string {
  const steps = count(run.steps.length, run.of === 'revisions' ? 'revision' : 'step')
  if (run.outcome === null) {
    if (run.cancelling) return `Cancelling: ${run.direction === 'up' ? 'applying' : 'rolling back'} ${steps}`
    return run.direction === 'up' ? `Applying ${steps}` : `Rolling back ${steps}`
  }
  const took = run.ms === null ? '' : `, ${duration(run.ms)}`
  switch (run.outcome.kind) {
    case 'done':
      return `${run.direction === 'up' ? 'Applied' : 'Rolled back'} ${steps}: ${whatRan(run)}${took}`
    case 'failed':
      return `Failed${where(run)}${took}`
    case 'cancelled':
      return `Cancelled${where(run)}${took}`
    case 'refused':
      return 'Refused: nothing was run'
    case 'in-doubt':
      return `In doubt${where(run)}${took}`
  }
}

/** Statements that Varve sent, and revisions that the project's own Alembic ran; it alone counts what it sends. */
function whatRan({ steps }: Run): string {
  const delegated = steps.filter(({ plan }) => plan.transaction === 'delegated').length
  const sent = steps.flatMap((step) => step.statements).filter(({ state }) => state === 'done').length
  if (delegated === 0) return count(sent, 'statement')
  if (delegated === steps.length) return 'run by Alembic'
  return `${count(sent, 'statement')}, ${count(delegated, 'revision')} run by Alembic`
}

function where(run: Run): string {
  const { at } = run.outcome ?? { at: null }
  const step = at === null ? undefined : run.steps[at.step]
  if (at === null || step === undefined) return ''
  const within = run.of === 'revisions' ? step.plan.revision : `step ${at.step + 1}`
  if (step.statements.length === 0) return ` in ${within}`
  return ` at statement ${at.statement + 1} of ${step.statements.length} in ${within}`
}

/** A statement in one line. */
export function oneLine(sql: string): string {
  return sql.slice(0, 400).replace(/\s+/g, ' ').trim()
}
