import { z } from 'zod'
import { DrawingName, KeptDrawing } from '../diagram'
import { operation } from '../errors'

/** Where the tables of a diagram stand, kept in the app's data folder. */
export const diagrams = {
  /** Null where this picture was never drawn, or was laid out anew. */
  kept: operation.input(z.object({ drawing: DrawingName })).output(KeptDrawing.nullable()),
  keep: operation.input(z.object({ drawing: DrawingName, kept: KeptDrawing })).output(z.void()),
  forget: operation.input(z.object({ drawing: DrawingName })).output(z.void()),
}
