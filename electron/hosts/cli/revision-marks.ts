import { type Graph, isBranchPoint, isMergePoint, type Vertex } from '#engine/projects/graph/vertex'

export interface Marks {
  readonly labels: readonly string[]
  readonly head: boolean
  /** A head of its branch that another revision depends on. */
  readonly effectiveHead: boolean
  readonly branchpoint: boolean
  readonly mergepoint: boolean
}

/** Where a revision stands in its history, as Alembic says it. */
export function marksOf(graph: Graph, vertex: Vertex): Marks {
  const head = graph.realHeads.includes(vertex)
  return {
    labels: [...vertex.labels].toSorted(),
    head,
    effectiveHead: !head && graph.heads.includes(vertex),
    branchpoint: isBranchPoint(vertex),
    mergepoint: isMergePoint(vertex),
  }
}

/** The labels in words: `(billing)`. */
export function labelWords({ labels }: Marks): string {
  return labels.length === 0 ? '' : `(${labels.join(', ')})`
}

/** Whether it is a head: `(head)`. */
export function headWords({ head, effectiveHead }: Marks): string {
  return head ? '(head)' : effectiveHead ? '(effective head)' : ''
}

/** Whether branches part or meet there: `(branchpoint)`. */
export function treeWords({ branchpoint, mergepoint }: Marks): string {
  return spaced(branchpoint ? '(branchpoint)' : '', mergepoint ? '(mergepoint)' : '')
}

/** Words side by side, empty ones left out. */
export function spaced(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ')
}
