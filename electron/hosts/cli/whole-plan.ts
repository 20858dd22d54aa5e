import type { PlannedStatement, RefusedChange, ToldPlan } from '#contract/told-plan'
import type { Terminal } from './terminal'

type WholeStatement = Omit<PlannedStatement, 'at' | 'step'> & { readonly transactional: boolean }

/** A plan as a terminal tells it: with every statement. */
export interface WholePlan extends Pick<
  ToldPlan,
  'fingerprint' | 'hazards' | 'reversible' | 'proof' | 'left'
> {
  readonly steps: readonly {
    readonly transactional: boolean
    readonly statements: readonly WholeStatement[]
  }[]
  readonly refused: readonly RefusedChange[]
  readonly notes: readonly string[]
}

const atOnce = 500

/** Asks for what a plan has in pages. */
export async function wholePlan({ client }: Terminal, id: string, plan: ToldPlan): Promise<WholePlan> {
  const { fingerprint, hazards, reversible, proof, left } = plan
  const seen = { id, fingerprint, count: atOnce }
  const steps: { transactional: boolean; statements: WholeStatement[] }[] = []
  for (let from = 0; from < plan.statements; from += atOnce) {
    const { statements } = await client.compare.statements({ ...seen, hazard: null, from })
    for (const { at: _, step, ...statement } of statements) {
      const { transactional } = step
      const known = (steps[step.at] ??= { transactional, statements: [] })
      known.statements.push({ ...statement, transactional })
    }
  }
  const refused: RefusedChange[] = []
  for (let from = 0; from < plan.refused.count; from += atOnce)
    refused.push(...(await client.compare.refused({ ...seen, from })).refused)
  return { fingerprint, steps, hazards, refused, reversible, proof, left, notes: plan.notes.first }
}
