import { inParts } from '../compare/in-parts'
import { telling } from '../compare/telling'
import { refusedOf, statementsOf, toldPlan } from '../compare/told-plan'
import { readIgnoreRules, setIgnoreRules } from '../projects/ignore-rules'
import { os } from './base'

const quietly = (signal: AbortSignal | undefined) => ({ tell: () => undefined, signal: signal ?? null })

export const compare = {
  run: os.compare.run.handler(async function* ({ input, context: { engine }, signal }) {
    for await (const told of telling((work) => engine.comparisons.run(input, work), signal)) {
      if ('kind' in told) {
        yield told
        continue
      }
      const { changes: all, ...comparison } = told
      for await (const changes of inParts(all)) yield { kind: 'changes' as const, changes }
      yield { kind: 'comparison' as const, comparison }
    }
  }),

  ddl: os.compare.ddl.handler(({ input, context: { engine } }) =>
    engine.comparisons.ddl(input.id, input.ref),
  ),

  plan: os.compare.plan.handler(async function* ({ input, context: { engine }, signal }) {
    yield* telling(async (work) => {
      const plan = await engine.comparisons.plan(input.id, input.taken, work)
      return { kind: 'plan' as const, plan: toldPlan(plan) }
    }, signal)
  }),

  statements: os.compare.statements.handler(({ input, context: { engine } }) =>
    statementsOf(engine.comparisons.planned(input).plan, input.hazard, input),
  ),

  refused: os.compare.refused.handler(({ input, context: { engine } }) => {
    const { plan } = engine.comparisons.planned(input)
    return { refused: refusedOf(plan, input), total: plan.refused.length }
  }),

  save: os.compare.save.handler(({ input, context: { engine }, signal }) =>
    engine.comparisons.save(input, input, quietly(signal)),
  ),

  script: os.compare.script.handler(({ input, context: { engine } }) => ({
    sql: engine.comparisons.script(input),
  })),

  start: os.compare.start.handler(async ({ input, context: { engine } }) => ({
    runId: await engine.runs.startChanges(engine.comparisons.toRun(input)),
  })),

  rules: os.compare.rules.handler(({ input }) => readIgnoreRules(input.folder)),

  setRules: os.compare.setRules.handler(({ input }) => setIgnoreRules(input.folder, input.rules)),

  snapshot: os.compare.snapshot.handler(
    async ({ input: { side, scratch, file, replace }, context: { engine }, signal }) => ({
      file,
      ...(await engine.comparisons.snapshot(side, scratch, { file, replace }, quietly(signal))),
    }),
  ),

  drift: os.compare.drift.handler(({ input, context: { engine }, signal }) =>
    engine.comparisons.drift(input, quietly(signal)),
  ),
}
