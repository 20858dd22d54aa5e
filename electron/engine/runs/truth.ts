import type { History } from '#contract/revision'
import type { Run, RunStep } from '#contract/run'
import { toAppErrorData } from '../errors'

/** What stands now, in sentences: of the step the run ended in, then of the database as just read back. Pure. */
export function truthOf(run: Run, history: Pick<History, 'currents' | 'applied' | 'pending'>): string {
  return [...run.steps.map(stepTruth), readBack(history)].filter((sentence) => sentence !== '').join(' ')
}

/** What is known when the ledger could not be read back, and why it could not. */
export function unreadTruth(run: Run, why: unknown): string {
  const told = run.steps.map(stepTruth).filter((sentence) => sentence !== '')
  return [
    ...told,
    `The ledger could not be read back: ${toAppErrorData(why).message}`,
    'It says what stands: open the history again when it can be read.',
  ].join(' ')
}

function readBack({ currents, applied, pending }: Pick<History, 'currents' | 'applied' | 'pending'>): string {
  const those = `current ${currents.length === 1 ? 'revision' : 'revisions'} ${currents.join(' and ')}`
  return `Read back: ${currents.length === 0 ? 'at base' : those}, ${applied} applied, ${pending} pending.`
}

function stepTruth(step: RunStep): string {
  const { revision, statements, direction } = step.plan
  const what = direction === 'up' ? revision : `the roll-back of ${revision}`
  switch (step.state) {
    case 'failed':
      return `Nothing of ${what} stands.`
    case 'stopped': {
      const stands = standing(step)
      const unsent = step.statements.filter(({ state }) => state === 'not-run').length
      const rest = unsent === 0 ? '' : `, and ${unsent} ${unsent === 1 ? 'was' : 'were'} not sent`
      return `${stands} of ${statements.length} statements of ${what} stand${rest}.`
    }
    case 'in-doubt': {
      const doubtful = step.statements.filter(({ state }) => state === 'in-doubt').length
      const those = doubtful === 1 ? 'Whether 1 statement' : `Whether ${doubtful} statements`
      const stands = standing(step)
      const before = stands === 0 ? '' : `${stands} of ${statements.length} statements of ${what} stand. `
      return `${before}${those} of ${what} took effect is not known.`
    }
    default:
      return ''
  }
}

function standing(step: RunStep): number {
  return step.statements.filter(({ state }) => state === 'done' || state === 'stood').length
}
