import type { Catalog } from '#contract/catalog'
import type { Project, Revision } from '#contract/revision'
import type { RevisionEvidence, StampLook, WantedStamp } from '#contract/stamp'
import type { Dialect } from '../dialects/dialect'
import { compareTraces } from '../evidence/compare'
import { readTouches } from '../evidence/read-touches'
import { firstTraces, lastTraces } from '../evidence/traces'
import { stampMove } from '../projects/stamp-move'

/** What a stamp would do, and what the catalog as it is now says to it. */
export async function lookBeforeStamp(
  project: Project,
  rows: readonly string[] | null,
  wanted: WantedStamp,
  { catalog, dialect }: { catalog: Catalog; dialect: Dialect },
): Promise<StampLook> {
  const move = stampMove(project, rows, wanted)
  const evidence = async (
    revisions: readonly Revision[],
    becomes: RevisionEvidence['becomes'],
  ): Promise<RevisionEvidence[]> => {
    const ids = revisions.map(({ id }) => id)
    const read = await readTouches(project, ids, dialect, catalog.server.schema)
    const traces = becomes === 'applied' ? lastTraces(read) : firstTraces(read)
    const compared = compareTraces(traces, catalog)
    return revisions.map(({ id, message }, i) => ({
      revision: id,
      message,
      becomes,
      ...(compared.get(id) ?? { found: [], missing: [] }),
      unread: read[i]?.unread ?? null,
    }))
  }
  return {
    ...move.versions,
    revisions: [...(await evidence(move.applied, 'applied')), ...(await evidence(move.pending, 'pending'))],
  }
}
