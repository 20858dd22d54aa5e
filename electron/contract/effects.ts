import { z } from 'zod'
import { ObjectRef } from './catalog'
import { Change } from './change'
import { AppErrorData } from './errors'

/** One object that goes by another name behind a revision: the same one, as the server or the statements say; never a guess. */
const renamedShape = z.object({ from: ObjectRef, to: ObjectRef })
export interface Renamed extends z.infer<typeof renamedShape> {}
export const Renamed: z.ZodType<Renamed> = renamedShape

/** What replaying one revision has shown: its changes, or why it could not be replayed. */
const revisionEffectsShape = z.object({
  revision: z.string(),
  /** A `rename-table` or `rename-column` names the object as it was before; everything else as it is behind the revision, or was where it went with it. */
  changes: z.array(Change),
  why: AppErrorData.nullable(),
})
export interface RevisionEffects extends z.infer<typeof revisionEffectsShape> {}
export const RevisionEffects: z.ZodType<RevisionEffects> = revisionEffectsShape

/** Which revision made an object, by which name where it has another one since, and which changed it last. */
const sinceShape = z.object({
  ref: ObjectRef,
  made: z.string(),
  as: z.string().nullable(),
  changed: z.string(),
})
export interface Since extends z.infer<typeof sinceShape> {}
export const Since: z.ZodType<Since> = sinceShape

/** Whether a revision's down restores exactly what its up found, and its up then makes the same again. */
const roundTripShape = z.object({
  revision: z.string(),
  state: z.enum(['restored', 'residue', 'failed', 'no-down', 'not-replayed']),
  /** What the down left or took too much, against the catalog before the up. */
  residue: z.array(Change),
  /** What the second up made otherwise than the first. */
  again: z.array(Change),
  why: AppErrorData.nullable(),
})
export interface RoundTrip extends z.infer<typeof roundTripShape> {}
export const RoundTrip: z.ZodType<RoundTrip> = roundTripShape
