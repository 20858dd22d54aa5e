import type { History, Project } from '#contract/revision'
import { buildGraph } from '#engine/projects/graph/build'
import type { Graph } from '#engine/projects/graph/vertex'
import { openDatabase } from './database'
import { headWords, labelWords, marksOf, spaced, treeWords } from './revision-marks'
import { table } from './table'
import { print, projectFolder, type Terminal } from './terminal'
import { say } from './say'

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
  const graph = project.format === 'alembic' ? buildGraph(project.revisions) : null
  return table(
    project.revisions.map(({ id, message, upFile, downFile, hasDown, downRevisions }) => [
      ...(graph === null ? [id] : [downRevisions.join(', ') || '<base>', '->', id, standing(graph, id)]),
      message,
      upFile ?? downFile ?? '',
      hasDown ? '' : 'no down part',
    ]),
  )
}

function standing(graph: Graph, id: string): string {
  const vertex = graph.byName.get(id)
  if (vertex === undefined) return ''
  const marks = marksOf(graph, vertex)
  return spaced(labelWords(marks), headWords(marks), treeWords(marks))
}

/** A history as aligned lines, base first; problems go to standard error. */
export function historyLines(found: History): string[] {
  sayProblems(found.problems)
  return table(
    found.entries.map(({ revision, state, reason, appliedAt }) => [
      found.currents.includes(revision.id) ? '▸' : ' ',
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
