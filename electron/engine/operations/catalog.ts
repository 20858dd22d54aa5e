import { diagramOf } from '../catalog/diagram'
import { firstRows } from '../catalog/first-rows'
import { objectOf } from '../catalog/object'
import { outlineOf } from '../catalog/outline'
import { dialectOf } from '../dialects'
import { os } from './base'

/** Rows are a look in passing: they must not keep a server busy. */
const rowsTimeoutMs = 5000

export const catalog = {
  outline: os.catalog.outline.handler(async ({ input, context: { engine } }) =>
    outlineOf(await engine.looks.at(input.connectionId, input.refresh)),
  ),

  changes: os.catalog.changes.handler(({ input, context: { engine } }) =>
    engine.looks.changes.since(input.connectionId, input.since),
  ),

  object: os.catalog.object.handler(async ({ input, context: { engine } }) => {
    const seen = await engine.looks.at(input.connectionId, input.refresh)
    const { target } = await engine.profiles.find(input.connectionId)
    return objectOf(seen, input.ref, dialectOf(target))
  }),

  diagram: os.catalog.diagram.handler(async ({ input, context: { engine } }) =>
    diagramOf(await engine.looks.at(input.connectionId, input.refresh), input),
  ),

  rows: os.catalog.rows.handler(async ({ input, context: { engine }, signal }) => {
    const seen = await engine.looks.at(input.connectionId, false)
    const bounds = { statementTimeoutMs: rowsTimeoutMs }
    // A link of its own: a long look at the catalog must not hold rows up, nor rows a look.
    const { target } = await engine.profiles.find(input.connectionId)
    return engine.sessions.withOwnLook(
      input.connectionId,
      bounds,
      (session) => firstRows(session, dialectOf(target), seen, input.ref),
      signal,
    )
  }),

  use: os.catalog.use.handler(async ({ input, context: { engine }, signal }) => {
    const { target } = await engine.profiles.find(input.connectionId)
    const { schema, name } = input.ref
    return engine.sessions.withLookingSession(
      input.connectionId,
      (session) => dialectOf(target).use(session, { schema, name }),
      signal,
    )
  }),

  ddl: os.catalog.ddl.handler(async ({ input, context: { engine } }) => {
    const { target } = await engine.profiles.find(input.connectionId)
    const seen = await engine.looks.at(input.connectionId, input.refresh)
    return { ddl: dialectOf(target).wholeDdl(seen) }
  }),

  read: os.catalog.read.handler(({ input, context: { engine } }) =>
    engine.looks.at(input.connectionId, input.refresh),
  ),
}
