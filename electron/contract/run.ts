import { z } from 'zod'
import { Change } from './change'
import { AppErrorData } from './errors'
import { Direction } from './revision'
import { PlanStep } from './plan'

export const StatementState = z.enum([
  'waiting',
  'running',
  'done',
  'failed',
  /** It ran and its transaction was undone. */
  'rolled-back',
  /** It was sent; whether it took effect the server could not be asked. */
  'in-doubt',
  'not-run',
  /** It stood before this run. */
  'stood',
])
export type StatementState = z.infer<typeof StatementState>

export const RunStatement = z.object({
  state: StatementState,
  startedAt: z.string().nullable(),
  ms: z.number().nullable(),
  rows: z.int().nullable(),
  notices: z.array(z.string()),
})
export type RunStatement = z.infer<typeof RunStatement>

/** What is heard of a step that the project's own tool runs: a statement right before it is sent, or a line printed. */
export const ToolLine = z.object({ kind: z.enum(['statement', 'log']), text: z.string() })
export type ToolLine = z.infer<typeof ToolLine>

export const RunStep = z.object({
  plan: PlanStep,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'stopped', 'in-doubt', 'not-run']),
  ms: z.number().nullable(),
  statements: z.array(RunStatement),
  /** Empty but for a delegated step. */
  heard: z.array(ToolLine),
})
export type RunStep = z.infer<typeof RunStep>

/** Who a statement waits for. */
export const Blocker = z.object({ backend: z.string(), who: z.string(), query: z.string().nullable() })
export type Blocker = z.infer<typeof Blocker>

/** How a run ended. `truth` says, read back from the server, what stands now and what does not. */
export const Outcome = z.object({
  kind: z.enum(['done', 'failed', 'cancelled', 'refused', 'in-doubt']),
  error: AppErrorData.nullable(),
  /** Step and statement (from 0) that failed. */
  at: z.object({ step: z.int(), statement: z.int() }).nullable(),
  truth: z.string(),
  /** Null at base, and where several are current. */
  current: z.string().nullable(),
})
export type Outcome = z.infer<typeof Outcome>

/** One execution of a plan. */
export const Run = z.object({
  id: z.string(),
  /** `changes`: the way that a comparison planned; its steps are transactions and have no revision. */
  of: z.enum(['revisions', 'changes']),
  /** Empty for changes that were compared outside a project. */
  folder: z.string(),
  connectionId: z.string(),
  direction: Direction,
  steps: z.array(RunStep),
  startedAt: z.string(),
  ms: z.number().nullable(),
  cancelling: z.boolean(),
  waitingFor: Blocker.nullable(),
  /** Set where Varve, or its look at the database, ended before the run was told to its end: it was told from what is on disk. */
  toldLater: z.boolean().optional(),
  outcome: Outcome.nullable(),
  /** Catalog before against after; null until read, or where it could not be read (`changesNote` says why). */
  changes: z.array(Change).nullable(),
  changesNote: z.string().nullable(),
})
export type Run = z.infer<typeof Run>

/** What `runs.watch` yields: the whole run first, then only what moved. */
export const RunEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), run: Run }),
  z.object({ type: z.literal('step'), step: z.int(), state: RunStep.shape.state, ms: z.number().nullable() }),
  z.object({ type: z.literal('statement'), step: z.int(), statement: z.int(), value: RunStatement }),
  z.object({ type: z.literal('heard'), step: z.int(), lines: z.array(ToolLine) }),
  z.object({ type: z.literal('waiting'), waitingFor: Blocker.nullable() }),
  z.object({ type: z.literal('cancelling') }),
  z.object({
    type: z.literal('end'),
    ms: z.number(),
    outcome: Outcome,
    changes: z.array(Change).nullable(),
    changesNote: z.string().nullable(),
  }),
])
export type RunEvent = z.infer<typeof RunEvent>

/** The run after one event; the only way a run's value moves, on both sides of the contract. */
export function foldRunEvent(run: Run | null, event: RunEvent): Run {
  if (event.type === 'run') return event.run
  if (run === null) throw new Error('the first event of a run carries the run itself')
  switch (event.type) {
    case 'step':
      return {
        ...run,
        steps: replaceAt(run.steps, event.step, (s) => ({ ...s, state: event.state, ms: event.ms })),
      }
    case 'statement':
      return {
        ...run,
        steps: replaceAt(run.steps, event.step, (s) => ({
          ...s,
          statements: replaceAt(s.statements, event.statement, () => event.value),
        })),
      }
    case 'heard':
      return {
        ...run,
        steps: replaceAt(run.steps, event.step, (s) => ({ ...s, heard: [...s.heard, ...event.lines] })),
      }
    case 'waiting':
      return { ...run, waitingFor: event.waitingFor }
    case 'cancelling':
      return { ...run, cancelling: true }
    case 'end':
      return {
        ...run,
        waitingFor: null,
        ms: event.ms,
        outcome: event.outcome,
        changes: event.changes,
        changesNote: event.changesNote,
      }
  }
}

function replaceAt<T>(list: readonly T[], index: number, change: (value: T) => T): T[] {
  return list.map((value, i) => (i === index ? change(value) : value))
}
