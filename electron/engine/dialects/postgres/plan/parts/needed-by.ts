import { refKey } from '#contract/ref-key'
import type { Side } from '../side'

/** What an object needs: what the server says, and of the tables among it the columns that its text names. */
export function neededBy(key: string, text: string, side: Side): string[] {
  return side.needs(key).flatMap((ref) => {
    const table = ref.kind === 'table' ? side.table(ref) : undefined
    return [refKey(ref), ...(table === undefined ? [] : side.columnsNamed(table, text))]
  })
}
