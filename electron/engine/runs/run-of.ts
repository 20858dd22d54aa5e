import { randomUUID } from 'node:crypto'
import type { PlanStep } from '#contract/plan'
import type { Run } from '#contract/run'

/** A run that has not begun. */
export function runOf(
  steps: readonly PlanStep[],
  of: Pick<Run, 'of' | 'folder' | 'connectionId' | 'direction'>,
): Run {
  return {
    id: randomUUID(),
    ...of,
    steps: steps.map((step) => ({
      plan: step,
      state: 'waiting',
      ms: null,
      statements: step.statements.map(() => ({
        state: 'waiting',
        startedAt: null,
        ms: null,
        rows: null,
        notices: [],
      })),
      heard: [],
    })),
    startedAt: new Date().toISOString(),
    ms: null,
    cancelling: false,
    waitingFor: null,
    outcome: null,
    changes: null,
    changesNote: null,
  }
}
