import { buildGraph } from '#engine/projects/graph/build'
import { headWords, labelWords, marksOf, spaced } from './revision-marks'
import { visible } from './table'
import { print, projectFolder, type Terminal } from './terminal'
import { say } from './say'

/** `varve heads`: the revisions that no other follows. */
export async function heads(terminal: Terminal): Promise<number> {
  const project = await terminal.client.projects.open({ folder: projectFolder(terminal) })
  for (const { message, advice } of project.problems) say(visible(`${message} ${advice}`))
  const last = project.revisions.slice(-1)
  // Numbers follow one another: only the last has nothing behind it.
  const graph = buildGraph(project.format === 'alembic' ? project.revisions : last)
  const messages = new Map(project.revisions.map(({ id, message }) => [id, message]))
  const found = graph.heads.map((vertex) => ({
    revision: vertex.id,
    message: messages.get(vertex.id) ?? '',
    ...marksOf(graph, vertex),
  }))
  print(terminal, found, () =>
    found.map((head) => visible(spaced(head.revision, labelWords(head), headWords(head)))),
  )
  return 0
}
