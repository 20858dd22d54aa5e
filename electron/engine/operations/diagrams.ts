import { os } from './base'

export const diagrams = {
  kept: os.diagrams.kept.handler(({ input, context: { engine } }) => engine.drawings.kept(input.drawing)),
  keep: os.diagrams.keep.handler(({ input, context: { engine } }) =>
    engine.drawings.keep(input.drawing, input.kept),
  ),
  forget: os.diagrams.forget.handler(({ input, context: { engine } }) =>
    engine.drawings.forget(input.drawing),
  ),
}
