import { openDatabase } from './database'
import { historyLines } from './history'
import { print, projectFolder, type Terminal } from './terminal'
import { visible } from './table'

/** `varve status`: what is applied, what is pending, and who runs something. */
export async function status(terminal: Terminal): Promise<number> {
  const folder = projectFolder(terminal)
  await terminal.client.projects.open({ folder })
  const connectionId = await openDatabase(terminal)
  const found = await terminal.client.history.read({ folder, connectionId })
  print(terminal, found, () => [
    `${found.applied} applied, ${found.pending} pending, current: ${visible(found.currents.join(', ') || 'base')}`,
    ...(found.lock === null ? [] : [`running now: ${visible(found.lock.who)} (${found.lock.backend})`]),
    ...historyLines(found),
  ])
  return 0
}
