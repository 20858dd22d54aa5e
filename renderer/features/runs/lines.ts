import type { PlanStep, Statement } from '#contract/plan'
import type { RunStatement, RunStep, ToolLine } from '#contract/run'

/** A line of a plan or run: a revision, one of its statements (`run` is null before a run), or what was heard of a step that the project's own tool runs. */
export type Line =
  | {
      readonly kind: 'step'
      readonly key: string
      readonly number: number
      readonly plan: PlanStep
      readonly run: RunStep | null
    }
  | {
      readonly kind: 'statement'
      readonly key: string
      readonly plan: Statement
      readonly run: RunStatement | null
      readonly stood: boolean
    }
  | { readonly kind: 'heard'; readonly key: string; readonly heard: ToolLine }

/** The lines of a plan's steps, each followed by its statements. */
export function planLines(steps: readonly PlanStep[]): readonly Line[] {
  return steps.flatMap((plan, index) => linesOf(index, plan, null))
}

/** The lines of a run's steps, each followed by its statements. */
export function runLines(steps: readonly RunStep[]): readonly Line[] {
  return steps.flatMap((run, index) => linesOf(index, run.plan, run))
}

function linesOf(index: number, plan: PlanStep, run: RunStep | null): Line[] {
  return [
    { kind: 'step', key: `${index}`, number: index + 1, plan, run },
    ...plan.statements.map((statement, at): Line => ({
      kind: 'statement',
      key: `${index}.${at}`,
      plan: statement,
      run: run?.statements[at] ?? null,
      stood: at < plan.resumeAfter,
    })),
    ...(run?.heard ?? []).map((heard, at): Line => ({ kind: 'heard', key: heardKey(index, at), heard })),
  ]
}

/** The key of what was heard of a step, by its place. */
export function heardKey(step: number, at: number): string {
  return `${step}.heard.${at}`
}
