import { buildGraph } from '#engine/projects/graph/build'
import { currentOf } from '#engine/projects/graph/faults'
import { topsOf } from '#engine/projects/graph/tops'
import { openDatabase } from './database'
import { headWords, marksOf, spaced, treeWords } from './revision-marks'
import { visible } from './table'
import { print, projectFolder, type Terminal } from './terminal'

/** `varve current`: the revisions the database is at, as `alembic current` names them. */
export async function current(terminal: Terminal): Promise<number> {
  const folder = projectFolder(terminal)
  const project = await terminal.client.projects.open({ folder })
  const connectionId = await openDatabase(terminal)
  const { currents } = await terminal.client.history.read({ folder, connectionId })
  if (project.format !== 'alembic') {
    print(
      terminal,
      currents.map((revision) => ({ revision })),
      () => currents.map(visible),
    )
    return 0
  }
  const graph = buildGraph(project.revisions)
  const tops = topsOf(currentOf(graph, currents)).toSorted((a, b) => a.index - b.index)
  const found = tops.map((vertex) => ({ revision: vertex.id, ...marksOf(graph, vertex) }))
  print(terminal, found, () =>
    found.map((top) => visible(spaced(top.revision, headWords(top), treeWords(top)))),
  )
  return 0
}
