import type { TransactionMode } from '#contract/plan'
import { delegated } from './delegated'
import { inParts } from './in-parts'
import type { Tag } from './links'
import { inOneTransaction } from './one-transaction'
import { refuseIfCancelled } from './statement-runner'
import type { Body, StepContext } from './step-body'

const bodies: Record<TransactionMode, (body: Body) => Promise<void>> = {
  one: inOneTransaction,
  parts: inParts,
  own: inParts,
  none: inParts,
  delegated,
}

/** Runs one step on a link of its own; resolves only when its ledger row says `done` on the server. */
export async function runStep(context: StepContext, step: number): Promise<void> {
  const { run, links } = context
  const plan = run.value.steps[step]?.plan
  if (plan === undefined) throw new Error(`no step ${step}`)
  refuseIfCancelled(run)
  const started = Date.now()
  run.step(step, 'running')
  for (let index = 0; index < plan.resumeAfter; index++) run.statement(step, index, { state: 'stood' })
  const tag: Tag = { purpose: 'session', revision: plan.revision }
  const session = await links.open(tag)
  try {
    const body = { context, step, plan, session, tag, started }
    await bodies[plan.transaction](body)
  } finally {
    await session.close()
  }
  run.step(step, 'done', Date.now() - started)
}
