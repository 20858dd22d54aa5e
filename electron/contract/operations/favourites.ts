import { z } from 'zod'
import { ObjectRef } from '../catalog'
import { operation } from '../errors'

const Which = z.object({ folder: z.string(), ref: ObjectRef })

/** The objects that a project's people want at hand, kept in the app's data folder. */
export const favourites = {
  /** In the order they were chosen. */
  list: operation.input(z.object({ folder: z.string() })).output(z.array(ObjectRef)),
  add: operation.input(Which).output(z.void()),
  remove: operation.input(Which).output(z.void()),
}
