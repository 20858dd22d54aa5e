import { z } from 'zod'
import { operation } from '../errors'
import { History, LedgerEntry } from '../revision'
import { StampLook, WantedStamp } from '../stamp'

const Where = z.object({ folder: z.string(), connectionId: z.string() })

export const history = {
  /** The project's revisions against the database, read from the server now. */
  read: operation.input(Where).output(History),
  /** The ledger's rows, newest first. */
  ledger: operation.input(Where).output(z.array(LedgerEntry)),
  /** Records a person's decision in the ledger, without running anything. */
  mark: operation
    .input(Where.extend({ revision: z.string(), as: z.enum(['applied', 'pending', 'accept-file']) }))
    .output(History),
  /** What a stamp would do, and what the catalog says to it; nothing is written. */
  stampLook: operation.input(Where.extend(WantedStamp.shape)).output(StampLook),
  /** Sets the version table as `alembic stamp` would. `from`: its rows as the look showed them, refused where they have moved since; null stamps all the same. */
  stamp: operation
    .input(Where.extend({ ...WantedStamp.shape, from: z.array(z.string()).nullable() }))
    .output(History),
}
