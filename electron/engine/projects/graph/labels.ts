import type { Growing } from './build'
import { lineAbove } from './related'

/** Carries each label to all that follows it, and down its branch to where the branch begins. */
export function carryLabels(vertices: readonly Growing[]): void {
  for (const vertex of vertices) {
    if (vertex.revision.labels.length === 0) continue
    const above = [...lineAbove([vertex])] as Growing[]
    for (const node of above) add(node, vertex.labels)
    // Alembic goes down from the last it met; it gets below the labelled revision where nothing branches above it.
    const seen = new Set<Growing>()
    let at = above.at(-1)
    while (at && !seen.has(at) && at.allNext.length <= 1 && at.revision.downRevisions.length <= 1) {
      seen.add(at)
      add(at, vertex.labels)
      at = at.down[0]
    }
  }
}

function add(vertex: Growing, labels: ReadonlySet<string>): void {
  for (const label of labels) vertex.labels.add(label)
}
