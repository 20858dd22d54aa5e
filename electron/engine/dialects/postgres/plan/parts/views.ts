import type { View } from '#contract/catalog'
import { createView } from '../../ddl/view'
import { quote } from '../../quote'
import { alterView } from '../alter/view'
import { memberKey, objectKey, objectRef } from '../keys'
import { mentions } from '../mention'
import { part, type Part } from '../part'
import type { Side } from '../side'
import { bareStatements } from '../statement'
import { comment } from './comment'
import { grantsPart } from './grants'
import { viewIndexParts } from './indexes'
import { settingParts } from './settings'
import { neededBy } from './needed-by'

/** A view or materialized view, and what hangs on it. */
export function viewParts(view: View, side: Side, other: Side): Part[] {
  const kind = view.materialized ? 'materialized-view' : 'view'
  const key = objectKey(kind, view)
  const ref = objectRef(kind, view)
  const name = `${quote(view.schema)}.${quote(view.name)}`
  const words = view.materialized ? 'MATERIALIZED VIEW' : 'VIEW'
  const same = other.view(view)
  const far = same?.materialized === view.materialized ? same : undefined
  const common = { ref, owner: key }
  return [
    part({
      kind,
      key,
      ref,
      needs: new Set([...neededBy(key, view.definition, side), ...keysGroupedBy(view, side)]),
      spelling: JSON.stringify([
        view.definition,
        view.columns.map((column) => [column.name, column.type]),
        view.options ?? null,
        view.populated ?? null,
      ]),
      make: bareStatements([createView(view)]),
      drop: [`DROP ${words} ${name}`],
      claims: [`relation ${view.schema}.${view.name}`],
      alter: () => (far === undefined ? { how: 'again' } : alterView(view, far, isNeeded(view, key, side))),
    }),
    ...viewIndexParts(view, far, key),
    ...settingParts(
      ref,
      key,
      view.settings ?? [],
      (view.indexes ?? []).map((index) => memberKey('index', view, index.name)),
      far?.settings ?? [],
      view.columns,
    ),
    ...comment(`${words} ${name}`, { ...common, text: view.comment, far: far?.comment }),
    ...view.columns.flatMap((column) =>
      comment(`COLUMN ${name}.${quote(column.name)}`, {
        ...common,
        text: column.comment,
        far: far?.columns.find((one) => one.name === column.name)?.comment,
      }).map((one) => ({ ...one, key: `${one.key}column ${column.name}` })),
    ),
    ...grantsPart(ref, key, view.grants ?? [], far?.grants ?? []),
  ]
}

/** GROUP BY a primary key lets a query name the other columns, and binds it to the key. */
function keysGroupedBy({ definition, ...view }: View, side: Side): string[] {
  if (!definition.includes('GROUP BY')) return []
  return side.needs(objectKey(view.materialized ? 'materialized-view' : 'view', view)).flatMap((ref) => {
    const table = ref.kind === 'table' ? side.table(ref) : undefined
    return table?.primaryKey != null && mentions(definition, table.name)
      ? [memberKey('primary-key', table, table.primaryKey.name)]
      : []
  })
}

function isNeeded({ name }: View, key: string, side: Side): boolean {
  return side.neededBy(key).some(({ table }) => table !== name)
}
