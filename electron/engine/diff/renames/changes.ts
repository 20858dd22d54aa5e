import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { Rename } from '#contract/compare'
import { qualified } from '../words'

/** A change for each rename, in their order. */
export function renameChanges(renames: readonly Rename[], { server }: Catalog): Change[] {
  return renames.map(({ ref, to }) => {
    const column = ref.kind === 'column'
    const name = column
      ? `column ${qualified(ref.schema, ref.table ?? '', server.schema)}.${ref.name}`
      : `table ${qualified(ref.schema, ref.name, server.schema)}`
    return {
      kind: column ? 'rename-column' : 'rename-table',
      ref,
      sentence: `${name} → ${to}`,
      properties: [{ property: 'name', from: ref.name, to }],
    }
  })
}
