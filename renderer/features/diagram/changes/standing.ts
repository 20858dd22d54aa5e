import type { DiagramName } from '#contract/diagram'
import type { TouchedTable } from '#contract/touched'

/** By which name the open database has a touched table: one that the revision makes or renames is there so only once it was applied. Null where it has none. */
export function standingName(
  { schema, name, was, state }: Pick<TouchedTable, 'schema' | 'name' | 'was' | 'state'>,
  applied: boolean | null,
): DiagramName | null {
  if (applied === null || state === (applied ? 'removed' : 'added')) return null
  return applied ? { schema, name } : (was ?? { schema, name })
}
