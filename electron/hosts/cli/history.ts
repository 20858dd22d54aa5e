import type { History, Project } from '#contract/revision'
import { openDatabase } from './database'
import { table } from './table'
import { print, projectFolder, say, type Terminal } from './terminal'

/** `varve history`: the project's revisions; with a database, their states. */
export async function history(terminal: Terminal): Promise<number> {
  const folder = projectFolder(terminal)
  const project = await terminal.client.projects.open({ folder })
  if (terminal.args.url === null) {
    print(terminal, project, () => projectLines(project))
    return 0
  }
  const connectionId = await openDatabase(terminal)
  const found = await terminal.client.history.read({ folder, connectionId })
  print(terminal, found, () => historyLines(found))
  return 0
}

function projectLines(project: Project): string[] {
  sayProblems(project.problems)
  return table(
    project.revisions.map(({ id, message, upFile, downFile, hasDown }) => [
      id,
      message,
      upFile ?? downFile ?? '',
      hasDown ? '' : 'no down part',
    ]),
  )
}

/** A history as aligned lines, base first; problems go to standard error. */
export function historyLines(found: History): string[] {
  sayProblems(found.problems)
  return table(
    found.entries.map(({ revision, state, reason, appliedAt }) => [
      revision.id === found.current ? '▸' : ' ',
      revision.id,
      state,
      revision.message,
      reason ?? appliedAt ?? '',
    ]),
  )
}

function sayProblems(problems: Project['problems']): void {
  for (const { message, advice } of problems) say(`${message} ${advice}`)
}
