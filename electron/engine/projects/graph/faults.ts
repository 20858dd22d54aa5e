import type { ErrorCode } from '#contract/errors'
import { GraphError, listed } from './error'
import type { Graph, GraphFault, Vertex } from './vertex'

/** What is wrong, in a sentence, and what to do about it. */
export function faultWords(fault: GraphFault): { message: string; advice: string } {
  const ids = listed(fault.revisions)
  switch (fault.kind) {
    case 'duplicate-id':
      return {
        message: `Several files have the revision id ${ids}.`,
        advice: 'Give one of them another id, and correct the down_revision of what follows it.',
      }
    case 'missing-parent':
      return {
        message: `${ids} follows ${fault.missing}, but no file has that revision id.`,
        advice: `Put the file of ${fault.missing} back, or correct the down_revision of ${ids}.`,
      }
    case 'missing-dependency':
      return {
        message: `${ids} depends on ${fault.missing}, which is neither a revision id nor a branch label of this history.`,
        advice: `Put the file of ${fault.missing} back, or correct the depends_on of ${ids}.`,
      }
    case 'duplicate-label':
      return {
        message: `The branch label ${fault.label} stands for more than one revision: ${ids}.`,
        advice: 'Keep it in one file; what follows that revision belongs to the branch by itself.',
      }
    case 'cycle':
      return {
        message: `The history runs in a circle: ${ids} follow each other.`,
        advice: 'Correct the down_revision of one of them.',
      }
    case 'dependency-cycle':
      return {
        message: `The history runs in a circle: ${ids} depend on each other.`,
        advice: 'Correct the depends_on of one of them.',
      }
  }
}

const codes: Record<GraphFault['kind'], ErrorCode> = {
  'duplicate-id': 'duplicate-revision',
  'duplicate-label': 'duplicate-revision',
  'missing-parent': 'missing-parent',
  'missing-dependency': 'missing-parent',
  cycle: 'revision-cycle',
  'dependency-cycle': 'revision-cycle',
}

/** Throws where the history as a whole is broken: like Alembic, nothing is run along such a one. */
export function assertSound(graph: Graph): void {
  const [fault] = graph.faults
  if (!fault) return
  const { message, advice } = faultWords(fault)
  throw new GraphError(codes[fault.kind], fault.revisions, message, advice)
}

/** The revisions a database is at. Throws `lost-revision` for an id that no file has. */
export function currentOf(graph: Graph, ids: Iterable<string>): Vertex[] {
  const wanted = [...new Set(ids)]
  const found = wanted.map((id) => graph.byName.get(id)).filter((vertex, i) => vertex?.id === wanted[i])
  const lost = wanted.filter((id) => graph.byName.get(id)?.id !== id)
  if (lost.length > 0) {
    throw new GraphError(
      'lost-revision',
      lost,
      `The database is at ${listed(lost)}, but no file of the project has ${lost.length === 1 ? 'that revision' : 'those revisions'}.`,
      'Get the file back (another branch or an earlier commit may have it), or stamp the database with a revision it really is at.',
    )
  }
  return found.filter((vertex) => vertex !== undefined)
}
