/** What a graph is made of: a revision's own words. `Revision` is one. */
export interface GraphRevision {
  readonly id: string
  readonly downRevisions: readonly string[]
  /** Ids or branch labels of revisions that have to be applied before. */
  readonly dependencies: readonly string[]
  readonly labels: readonly string[]
}

/** One revision in its graph. `down` and `next` follow downRevisions alone, `all…` dependencies, too. */
export interface Vertex {
  readonly id: string
  /** Its place in the order the revisions were given in. */
  readonly index: number
  readonly revision: GraphRevision
  readonly down: readonly Vertex[]
  readonly dependencies: readonly Vertex[]
  readonly allDown: readonly Vertex[]
  /** `allDown` without the dependencies that an ancestor has already: the edges a run goes along. */
  readonly normalDown: readonly Vertex[]
  readonly next: readonly Vertex[]
  readonly allNext: readonly Vertex[]
  /** Its own labels, and those carried along its branch. */
  readonly labels: ReadonlySet<string>
}

/** What is wrong with a history as a whole. */
export type GraphFault =
  | { readonly kind: 'duplicate-id' | 'cycle' | 'dependency-cycle'; readonly revisions: readonly string[] }
  | {
      readonly kind: 'missing-parent' | 'missing-dependency'
      readonly revisions: readonly [string]
      readonly missing: string
    }
  | { readonly kind: 'duplicate-label'; readonly revisions: readonly string[]; readonly label: string }

/** A history as a graph, with Alembic's rules. */
export interface Graph {
  /** In the order given; of two with one id the first. */
  readonly vertices: readonly Vertex[]
  /** By id, and by label the revision that has it itself. */
  readonly byName: ReadonlyMap<string, Vertex>
  /** Revisions that no other follows. */
  readonly heads: readonly Vertex[]
  /** Those of them that none depends on either: what a fully upgraded database has. */
  readonly realHeads: readonly Vertex[]
  readonly bases: readonly Vertex[]
  readonly realBases: readonly Vertex[]
  readonly faults: readonly GraphFault[]
}

/** Whether several revisions follow this one. */
export function isBranchPoint({ next }: Vertex): boolean {
  return next.length > 1
}

/** Whether this one follows several revisions. */
export function isMergePoint({ revision }: Vertex): boolean {
  return revision.downRevisions.length > 1
}
