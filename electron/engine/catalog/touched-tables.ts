import type { Catalog, Table } from '#contract/catalog'
import type { Change } from '#contract/change'
import { signOf } from '#contract/change'
import type { DiagramKey, DiagramName } from '#contract/diagram'
import type { Renamed } from '#contract/effects'
import type { TouchedColumn, TouchedKey, TouchedPart, TouchedTable, TouchState } from '#contract/touched'
import { isLeft, withRealNames } from '../diff/renames/following'
import { knotId } from './diagram-knots'
import { drawnTable } from './drawn-table'
import { interleaved } from './interleaved'

interface BothTables {
  readonly from: Table | undefined
  readonly to: Table | undefined
}

const states = { '+': 'added', '−': 'removed', '~': 'changed' } as const

/** Two catalogs between which renames were seen: `from` by the names that everything has in `to`, as `seenBetween` gives it. */
export interface Around {
  readonly from: Pick<Catalog, 'tables'>
  readonly to: Pick<Catalog, 'tables'>
  readonly renames: readonly Renamed[]
}

/** What changes make of tables: each touched table as one of before and after, and the untouched ones that a touched foreign key leads to. `elsewhere` counts changes of all that is no table. Pure. */
export function touchedTables(
  { from, to, renames }: Around,
  changes: readonly Change[],
): { readonly tables: TouchedTable[]; readonly elsewhere: number } {
  const both = bothOf(from, to)
  const touches = new Map<string, Change[]>()
  let elsewhere = 0
  for (const change of changes) {
    const { kind, schema, name, table } = change.ref
    const of = kind === 'table' ? name : table
    const id = of === null ? null : knotId({ schema, name: of })
    if (id === null || !both.has(id)) elsewhere += 1
    else touches.set(id, [...(touches.get(id) ?? []), change])
  }
  const touched = [...touches].map(([id, own]) => touchedTable(both.get(id), own))
  const ends = new Set(
    touched
      .flatMap(({ keys }) => keys)
      .filter(({ state }) => state !== null)
      .map(targetOf)
      .filter((id) => both.has(id) && !touches.has(id)),
  )
  const drawn = new Set([...touches.keys(), ...ends])
  const tables = [...touched, ...[...ends].map((id) => touchedTable(both.get(id), []))]
  const were = new Map(
    renames.filter(({ to }) => to.kind === 'table').map(({ from: was, to: is }) => [knotId(is), was]),
  )
  return { tables: tables.map((table) => asCalled(withinPicture(table, drawn), were)), elsewhere }
}

function bothOf(from: Around['from'], to: Around['to']): ReadonlyMap<string, BothTables> {
  const both = new Map<string, BothTables>()
  for (const table of from.tables) both.set(knotId(table), { from: table, to: undefined })
  for (const table of to.tables) {
    const id = knotId(table)
    both.set(id, { from: both.get(id)?.from, to: table })
  }
  return both
}

function touchedTable(both: BothTables | undefined, changes: readonly Change[]): TouchedTable {
  const { from, to } = both ?? {}
  const now = to ?? from
  if (now === undefined) throw new Error('a touched table stands in neither catalog')
  const [before, after] = [from, to].map((table) => (table === undefined ? null : drawnTable(table)))
  const known = new Map<string, Change[]>()
  for (const change of changes) {
    const key = `${change.ref.kind} ${change.ref.name}`
    known.set(key, [...(known.get(key) ?? []), change])
  }
  const touch = (kind: string, name: string) => touchOf(known.get(`${kind} ${name}`) ?? [])
  const columns = interleaved(before?.columns ?? [], after?.columns ?? [])
  const state = from === undefined ? 'added' : to === undefined ? 'removed' : 'changed'
  return {
    ...drawnTable(now),
    state: changes.length === 0 ? null : state,
    columns: columns.map((column): TouchedColumn => ({ ...column, ...touch('column', column.name) })),
    keys: interleaved(before?.keys ?? [], after?.keys ?? []).flatMap((key): TouchedKey[] => {
      const was = before?.keys.find(({ name }) => name === key.name)
      // One that leads elsewhere now is two lines: where it led, and where it leads.
      return was !== undefined && targetOf(was) !== targetOf(key)
        ? [
            { ...was, state: 'removed', properties: [] },
            { ...key, state: 'added', properties: [] },
          ]
        : [{ ...key, ...touch('foreign-key', key.name) }]
    }),
    parts: changes.flatMap(partsOf),
    was: null,
  }
}

function targetOf({ toSchema, toTable }: DiagramKey): string {
  return knotId({ schema: toSchema, name: toTable })
}

/** What is renamed may be altered too. */
function touchOf(changes: readonly Change[]): {
  state: TouchState | null
  properties: Change['properties']
} {
  const [first] = changes
  const properties = changes.flatMap((change) => change.properties)
  return { state: first === undefined ? null : states[signOf(first.kind)], properties }
}

function partsOf({ kind, ref, sentence: words, properties }: Change): TouchedPart[] {
  if (ref.kind === 'column') return []
  if (ref.kind === 'table')
    return properties.map((one) => ({
      kind: 'property',
      name: one.property,
      words: kind === 'rename-table' ? words : `${one.property} of ${words}`,
      state: 'changed',
      properties: [one],
    }))
  return [{ kind: ref.kind, name: ref.name, words, state: states[signOf(kind)], properties }]
}

// A key is drawn as a line where both its ends are; else it is told in words, if it is touched.
function withinPicture(table: TouchedTable, drawn: ReadonlySet<string>): TouchedTable {
  const keys = table.keys.filter((key) => drawn.has(targetOf(key)))
  const lines = new Set(keys.map(({ name }) => name))
  const parts = table.parts.filter(({ kind, name }) => kind !== 'foreign-key' || !lines.has(name))
  return { ...table, keys, parts }
}

/** What another one has taken the name of is told apart from it by a word. */
function asCalled(table: TouchedTable, were: ReadonlyMap<string, DiagramName>): TouchedTable {
  const { schema, name } = table
  const was = isLeft(name) ? { schema, name } : were.get(knotId(table))
  const columns = table.columns.map((column) => ({ ...column, name: called(column.name) }))
  return withRealNames({
    ...table,
    name: called(name),
    columns,
    was: was === undefined ? null : { schema: was.schema, name: was.name },
  })
}

function called(name: string): string {
  return isLeft(name) ? `${name} (before)` : name
}
