import { namedRevisions } from '../projects/named-revisions'
import { ddlAround } from '../replay/ddl-around'
import { watchEffects } from '../replay/effects'
import { roundTrips } from '../replay/round-trips'
import { since } from '../replay/since'
import { touchedParts } from '../replay/touched-parts'
import { os } from './base'

export const replay = {
  watch: os.replay.watch.handler(async function* ({ input, context: { engine }, signal }) {
    yield* watchEffects(await engine.replays.history(input), signal ?? null)
    yield { kind: 'done' }
  }),

  ddl: os.replay.ddl.handler(async ({ input, context: { engine }, signal }) =>
    ddlAround(await engine.replays.history(input), input, signal ?? null),
  ),

  touched: os.replay.touched.handler(async function* ({ input, context: { engine }, signal }) {
    yield* touchedParts(await engine.replays.history(input), input, signal ?? null)
  }),

  since: os.replay.since.handler(async ({ input, context: { engine }, signal }) =>
    since(await engine.replays.history(input), input.at.length === 0 ? 'heads' : input.at, signal ?? null),
  ),

  roundTrips: os.replay.roundTrips.handler(async function* ({ input, context: { engine }, signal }) {
    const history = await engine.replays.history(input)
    const { project } = history.context
    const wanted =
      input.revision === null
        ? project.revisions.map(({ id }) => id)
        : namedRevisions(project, input.revision)
    yield* roundTrips(history, wanted, signal ?? null)
    yield { kind: 'done' }
  }),
}
