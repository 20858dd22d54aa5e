import { z } from 'zod'
import { Catalog, ObjectDetail, ObjectRef, Outline } from '../catalog'
import { DiagramCatalog } from '../diagram'
import { operation } from '../errors'

/** `refresh` false answers from the last look where there is one. */
const Look = z.object({ connectionId: z.string(), refresh: z.boolean().default(false) })

export const catalog = {
  /** The tree: every object by name, with counts. */
  outline: operation.input(Look).output(Outline),
  object: operation.input(Look.extend({ ref: ObjectRef })).output(ObjectDetail),
  /** The tables with what a diagram of them needs: columns, keys and what the keys make of both ends. */
  diagram: operation.input(Look).output(DiagramCatalog),
  /** The whole catalog, as `varve inspect` prints it. */
  read: operation.input(Look).output(Catalog),
}
