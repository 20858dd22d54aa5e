import type { Rename } from '#contract/compare'
import type { Finding } from './rule'

/** Where the server says it; a rename is no statement of a part and has no place among the rules. */
export const renameSource = 'sql-altertable.html#SQL-ALTERTABLE-DESC-RENAME'

/** Views follow a name that changes; queries of applications and bodies of functions do not. */
export function breaksOnRename({ ref, to }: Rename): Finding {
  return {
    severity: 'warning',
    reason: `Queries and function bodies that call it ${ref.name} fail: it goes by ${to} from then on.`,
    advice:
      ref.table === null
        ? `A view called ${ref.name} over ${to} lets old queries go on.`
        : 'Add a column of the new name, keep both in step, and drop the old one later.',
  }
}
