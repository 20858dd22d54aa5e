import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { operation } from '../errors'
import { Plan } from '../plan'
import { Direction } from '../revision'
import { Run, RunEvent } from '../run'

/** `to`: a revision id (its part included when applying, kept applied when rolling back), `base`, or null for all pending / the last one. `only` applies one late or stopped revision by itself. */
const Wanted = z.object({
  folder: z.string(),
  connectionId: z.string(),
  direction: Direction,
  to: z.string().nullable(),
  only: z.boolean().default(false),
})

export const runs = {
  /** What would run, from the state of the server and the files now. */
  plan: operation.input(Wanted).output(Plan),
  /** Starts a run of the plan with this fingerprint; refused where the state has moved since. */
  start: operation.input(Wanted.extend({ fingerprint: z.string() })).output(z.object({ runId: z.string() })),
  /** Yields the run as it stands, then what moves, until it has ended. Leaving does not cancel it. */
  watch: operation.input(z.object({ runId: z.string() })).output(eventIterator(RunEvent)),
  /** Asks the server to stop the running statement; the outcome says what it did. */
  cancel: operation.input(z.object({ runId: z.string() })).output(z.void()),
  /** Runs of this Varve since it started, newest first; those under way have no outcome yet. Ways whose end nobody has told yet are told now, from what was written down of them and the database as it is. */
  list: operation.input(z.object({ connectionId: z.string() })).output(z.array(Run)),
}
