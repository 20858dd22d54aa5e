import { z } from 'zod'
import { operation } from '../errors'
import { History, LedgerEntry } from '../revision'

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
}
