import { diagramOf } from '../catalog/diagram'
import { objectOf } from '../catalog/object'
import { outlineOf } from '../catalog/outline'
import { dialectOf } from '../dialects'
import { os } from './base'

export const catalog = {
  outline: os.catalog.outline.handler(async ({ input, context: { engine } }) =>
    outlineOf(await engine.looks.at(input.connectionId, input.refresh)),
  ),

  object: os.catalog.object.handler(async ({ input, context: { engine } }) => {
    const seen = await engine.looks.at(input.connectionId, input.refresh)
    const { target } = await engine.profiles.find(input.connectionId)
    return objectOf(seen, input.ref, dialectOf(target))
  }),

  diagram: os.catalog.diagram.handler(async ({ input, context: { engine } }) =>
    diagramOf(await engine.looks.at(input.connectionId, input.refresh)),
  ),

  read: os.catalog.read.handler(({ input, context: { engine } }) =>
    engine.looks.at(input.connectionId, input.refresh),
  ),
}
