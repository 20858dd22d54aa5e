import { readAgainst } from '../runs/history'
import { mark } from '../runs/mark'
import { openProject } from '../projects/open'
import { os } from './base'

export const history = {
  read: os.history.read.handler(({ input, context: { engine } }) => readAgainst(engine, input)),

  ledger: os.history.ledger.handler(async ({ input, context: { engine } }) => {
    const rows = await engine.readLedger(input.connectionId)
    return rows.toSorted((a, b) => b.id - a.id)
  }),

  mark: os.history.mark.handler(async ({ input, context: { engine } }) => {
    await mark(engine.runs, await openProject(input.folder), input, engine.host.appVersion)
    return readAgainst(engine, input)
  }),
}
