import type { Column, Table } from '#contract/catalog'
import { type Change, signOf } from '#contract/change'
import { asInTable, inForce } from '../in-force'
import { altered, facetsLeft } from './kept-facets'

/** A change as it is, and what of it is taken. */
export interface Taken {
  readonly whole: Change
  readonly taken: Change
}

/** A table that stands on both sides, with only the changes taken; `own` is that of the table itself. */
export function takenTable(earlier: Table, later: Table, parts: readonly Taken[]): Table {
  const [from, to] = [inForce(earlier), inForce(later)]
  const own = parts.find(({ whole }) => whole.kind === 'alter-table') ?? null
  const of = (kind: Change['ref']['kind']): Taken[] => parts.filter(({ whole }) => whole.ref.kind === kind)
  const keys = [...of('primary-key'), ...of('unique'), ...of('exclusion')]
  const head = own === null ? from : altered(from, to, own.whole, own.taken)
  const primaryKey = takenParts(listed(from.primaryKey), listed(to.primaryKey), of('primary-key'))[0] ?? null
  const [plain, backing] = [true, false].map((own) => [from, to].map((side) => indexesOf(side, own)))
  return asInTable({
    ...head,
    columns: takenColumns(from, to, of('column'), own),
    primaryKey,
    uniques: takenParts(from.uniques, to.uniques, of('unique')),
    checks: takenParts(from.checks, to.checks, of('check')),
    exclusions: takenParts(from.exclusions, to.exclusions, of('exclusion')),
    foreignKeys: takenParts(from.foreignKeys, to.foreignKeys, of('foreign-key')),
    indexes: byName([
      ...takenParts(plain?.[0] ?? [], plain?.[1] ?? [], of('index')),
      ...takenParts(backing?.[0] ?? [], backing?.[1] ?? [], keys),
    ]),
    estimatedRows: from.estimatedRows,
    bytes: from.bytes,
    ...(from.facts === undefined ? {} : { facts: from.facts }),
  })
}

/** A table that only stands in *to*, without those of its foreign keys and indexes that are told and not taken. */
export function newTable(to: Table, parts: readonly Taken[]): Table {
  const named = (kind: Change['ref']['kind']): Set<string> =>
    new Set(parts.filter(({ whole }) => whole.ref.kind === kind).map(({ whole }) => whole.ref.name))
  const [keys, indexes] = [named('foreign-key'), named('index')]
  return {
    ...to,
    foreignKeys: to.foreignKeys.filter(({ name }) => keys.has(name)),
    indexes: to.indexes.filter(({ name, backs }) => backs !== null || indexes.has(name)),
  }
}

function takenColumns(from: Table, to: Table, changes: readonly Taken[], own: Taken | null): Column[] {
  const columns = takenParts(from.columns, to.columns, changes, false)
  // Another order of the same columns is a change of its own; with columns that come or go it is none.
  const orderTaken = own !== null && !facetsLeft(own.whole, own.taken).has('column-order')
  const wanted = sameMembers(from.columns, to.columns) ? orderTaken : sameMembers(columns, to.columns)
  if (!wanted) return columns
  const place = new Map(to.columns.map(({ name }, at) => [name, at]))
  return columns.toSorted((a, b) => (place.get(a.name) ?? 0) - (place.get(b.name) ?? 0))
}

function sameMembers(some: readonly Column[], others: readonly Column[]): boolean {
  const names = new Set(some.map(({ name }) => name))
  return names.size === others.length && others.every(({ name }) => names.has(name))
}

/** A list of named parts with only the changes taken; those that come stand behind the others, or in name order. */
function takenParts<P extends { readonly name: string }>(
  from: readonly P[],
  to: readonly P[],
  changes: readonly Taken[],
  named = true,
): P[] {
  const byChange = new Map(changes.map((change) => [change.whole.ref.name, change]))
  const later = new Map(to.map((part) => [part.name, part]))
  const kept = from.flatMap((part) => {
    const change = byChange.get(part.name)
    if (change === undefined) return [part]
    const after = later.get(part.name)
    return after === undefined ? [] : [altered(part, after, change.whole, change.taken)]
  })
  const before = new Set(from.map(({ name }) => name))
  const added = to.filter(({ name }) => byChange.has(name) && !before.has(name))
  const parts = [...kept, ...added]
  return named ? byName(parts) : parts
}

function indexesOf({ indexes }: Table, own: boolean): Table['indexes'] {
  return indexes.filter(({ backs }) => (backs === null) === own)
}

function listed<P>(part: P | null): P[] {
  return part === null ? [] : [part]
}

function byName<P extends { readonly name: string }>(parts: P[]): P[] {
  return parts.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** The name of the table that a change is about or a part of; null where it is about none. */
export function tableOfChange({ kind, ref }: Change): { schema: string; name: string } | null {
  if (kind.endsWith('-table')) return { schema: ref.schema, name: ref.name }
  const isPart = !kind.endsWith('-object') && ref.table !== null
  return isPart ? { schema: ref.schema, name: ref.table ?? '' } : null
}

/** Whether any of these makes, or takes away, the whole table. */
export function wholeTable(parts: readonly Taken[]): '+' | '−' | null {
  const change = parts.find(({ whole }) => whole.kind === 'create-table' || whole.kind === 'drop-table')
  const sign = change === undefined ? null : signOf(change.whole.kind)
  return sign === '~' ? null : sign
}
