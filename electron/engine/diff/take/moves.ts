import type { ObjectRef } from '#contract/catalog'
import { type Change, signOf } from '#contract/change'
import { refKey } from '#contract/ref-key'
import { type CatalogIndex, placeKey, tableAt } from './index-of'
import { nameKey, uniqueKey, valueKey, wholeTableKeys } from './keys'

/** The keys of what a change makes. */
export function comesWith(change: Change, from: CatalogIndex, to: CatalogIndex): string[] {
  return moves(change, '−', to, from)
}

/** The keys of what a change takes away. */
export function goesWith(change: Change, from: CatalogIndex, to: CatalogIndex): string[] {
  return moves(change, '+', from, to)
}

/** The keys of what a change's object has in `here` and not in `there`; nothing of what only stands there. */
function moves(change: Change, onlyThere: '+' | '−', here: CatalogIndex, there: CatalogIndex): string[] {
  const { kind, ref } = change
  const sign = signOf(kind)
  if (sign === onlyThere) return []
  const inner = partsHere(change, here)
  if (sign !== '~') return [refKey(ref), nameKey(ref), ...inner]
  const others = new Set(partsHere(change, there))
  return inner.filter((key) => !others.has(key))
}

function partsHere({ kind, ref }: Change, here: CatalogIndex): string[] {
  if (kind === 'create-table' || kind === 'drop-table') {
    const table = tableAt(here, ref)
    return table === null ? [] : wholeTableKeys(table)
  }
  if (ref.kind === 'enum') {
    const type = here.enums.get(placeKey(ref))
    return type === undefined ? [] : type.values.map((value) => valueKey(type, value))
  }
  if (ref.kind === 'view' || ref.kind === 'materialized-view') return viewHere(ref, here)
  return uniqueHere(ref, here)
}

// A view that becomes a materialized one goes by another reference.
function viewHere(ref: ObjectRef, here: CatalogIndex): string[] {
  const view = here.views.get(placeKey(ref))
  return view === undefined
    ? []
    : [refKey({ ...ref, kind: view.materialized ? 'materialized-view' : 'view' })]
}

function uniqueHere(ref: ObjectRef, here: CatalogIndex): string[] {
  const table = tableAt(here, ref)
  if (table === null) return []
  const key = (columns: readonly string[]): string[] => [uniqueKey(table.schema, table.name, columns)]
  if (ref.kind === 'primary-key') return table.primaryKey === null ? [] : key(table.primaryKey.columns)
  if (ref.kind === 'unique')
    return table.uniques.filter(({ name }) => name === ref.name).flatMap(({ columns }) => key(columns))
  if (ref.kind !== 'index') return []
  return table.indexes
    .filter(({ name, unique }) => unique && name === ref.name)
    .flatMap(({ parts }) => key(parts.flatMap(({ column }) => (column === null ? [] : [column]))))
}
