import { os } from './base'

export const activity = {
  list: os.activity.list.handler(({ input, context }) =>
    context.engine.journal.list(input.connectionId, input.limit, input.before),
  ),
  watch: os.activity.watch.handler(async function* ({ input, context, signal }) {
    yield* context.engine.journal.watch(input.connectionId, signal)
  }),
}
