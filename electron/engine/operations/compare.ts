import { telling } from '../compare/telling'
import { readIgnoreRules, setIgnoreRules } from '../projects/ignore-rules'
import { os } from './base'

const quietly = (signal: AbortSignal | undefined) => ({ tell: () => undefined, signal: signal ?? null })

export const compare = {
  run: os.compare.run.handler(async function* ({ input, context: { engine }, signal }) {
    yield* telling(async (work) => {
      const comparison = await engine.comparisons.run(input, work)
      return { kind: 'comparison' as const, comparison }
    }, signal)
  }),

  ddl: os.compare.ddl.handler(({ input, context: { engine } }) =>
    engine.comparisons.ddl(input.id, input.ref),
  ),

  plan: os.compare.plan.handler(async function* ({ input, context: { engine }, signal }) {
    yield* telling(async (work) => {
      const plan = await engine.comparisons.plan(input.id, input.taken, work)
      return { kind: 'plan' as const, plan }
    }, signal)
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
