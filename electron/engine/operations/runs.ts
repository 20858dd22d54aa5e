import { os } from './base'

export const runs = {
  plan: os.runs.plan.handler(({ input, context: { engine } }) =>
    engine.foreground.during(() => engine.runs.plan(input)),
  ),

  start: os.runs.start.handler(async ({ input, context: { engine } }) => ({
    runId: await engine.foreground.during(() => engine.runs.start(input, input.fingerprint)),
  })),

  watch: os.runs.watch.handler(async function* ({ input, context: { engine }, signal }) {
    yield* engine.runs.get(input.runId).watch(signal)
  }),

  cancel: os.runs.cancel.handler(({ input, context: { engine } }) => {
    engine.runs.get(input.runId).cancel()
  }),

  list: os.runs.list.handler(({ input, context: { engine } }) => engine.runs.list(input.connectionId)),
}
