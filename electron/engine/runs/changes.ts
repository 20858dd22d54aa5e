import type { Catalog } from '#contract/catalog'
import type { Run } from '#contract/run'
import { diff } from '../diff/diff'
import { toAppErrorData } from '../errors'

/** The catalog, or why it could not be read. */
export type Look = { catalog: Catalog; note: null } | { catalog: null; note: string }

/** Looks at the catalog; a run goes on where that fails, and says so. */
export async function lookOrNote(look: () => Promise<Catalog>): Promise<Look> {
  try {
    return { catalog: await look(), note: null }
  } catch (error) {
    return { catalog: null, note: `The schema could not be read: ${toAppErrorData(error).message}` }
  }
}

/** What changed since `before`, told by looking again. */
export async function changesSince(
  before: Look,
  look: () => Promise<Catalog>,
): Promise<Pick<Run, 'changes' | 'changesNote'>> {
  if (before.catalog === null) return { changes: null, changesNote: before.note }
  const after = await lookOrNote(look)
  if (after.catalog === null) return { changes: null, changesNote: after.note }
  return { changes: diff(before.catalog, after.catalog), changesNote: null }
}
