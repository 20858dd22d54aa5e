import { dialectOf } from '../dialects'
import { openProject } from '../projects/open'
import { readServer } from '../runs/database-links'
import { readAgainst } from '../runs/history'
import { mark } from '../runs/mark'
import { stamp } from '../runs/stamp'
import { lookBeforeStamp } from '../runs/stamp-look'
import { os } from './base'

export const history = {
  read: os.history.read.handler(({ input, context: { engine } }) => readAgainst(engine.sessions, input)),

  ledger: os.history.ledger.handler(async ({ input, context: { engine } }) => {
    // Where an Alembic project's ledger stands depends on the project.
    const { versionTable } = await openProject(input.folder)
    const { state } = await readServer(engine.sessions, input.connectionId, versionTable)
    return state.rows.toSorted((a, b) => b.id - a.id)
  }),

  mark: os.history.mark.handler(async ({ input, context: { engine } }) => {
    await mark(engine.runs, await openProject(input.folder), input, engine.host.appVersion)
    return readAgainst(engine.sessions, input)
  }),

  stampLook: os.history.stampLook.handler(async ({ input, context: { engine } }) => {
    const { connectionId } = input
    const project = await openProject(input.folder)
    const { state } = await readServer(engine.sessions, connectionId, project.versionTable)
    const { target } = await engine.profiles.find(connectionId)
    const catalog = await engine.looks.at(connectionId, true)
    return lookBeforeStamp(project, state.versions, input, { catalog, dialect: dialectOf(target) })
  }),

  stamp: os.history.stamp.handler(async ({ input, context: { engine } }) => {
    await stamp(engine.runs, await openProject(input.folder), input, engine.host.appVersion)
    // The version table may have been made just now.
    engine.looks.forget(input.connectionId)
    return readAgainst(engine.sessions, input)
  }),
}
