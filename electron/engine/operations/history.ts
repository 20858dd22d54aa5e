import { openProject } from '../projects/open'
import { readServer } from '../runs/database-links'
import { readAgainst } from '../runs/history'
import { mark } from '../runs/mark'
import { os } from './base'

export const history = {
  read: os.history.read.handler(({ input, context: { engine } }) => readAgainst(engine.sessions, input)),

  ledger: os.history.ledger.handler(async ({ input, context: { engine } }) => {
    const { state } = await readServer(engine.sessions, input.connectionId, null)
    return state.rows.toSorted((a, b) => b.id - a.id)
  }),

  mark: os.history.mark.handler(async ({ input, context: { engine } }) => {
    await mark(engine.runs, await openProject(input.folder), input, engine.host.appVersion)
    return readAgainst(engine.sessions, input)
  }),
}
