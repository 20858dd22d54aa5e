import type { Catalog, ObjectRef } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import type { Following } from './following'
import { type NewName, sameButNames } from './same-but-names'

/** Fields whose text names other things, and which a server spells anew when these are renamed. */
const spelled: ReadonlySet<string> = new Set([
  'type',
  'default',
  'expression',
  'predicate',
  'definition',
  'spelling',
  'options',
  'settings',
  'grants',
  'partitionBy',
  'bound',
  'value',
])

const programs: ReadonlySet<string> = new Set(['function', 'procedure', 'trigger', 'event'])

/**
 * `from`, already by the names of `to`, with the texts of `to` wherever they differ from its own in renamed names alone.
 * A text may mention what its object has, stands on or needs: only those renames count for it.
 */
export function respelled(from: Catalog, to: Catalog, along: Following): Catalog {
  const names = namesFor(from, along)
  const each = <T extends object>(
    list: readonly T[],
    others: readonly T[],
    refOf: (one: T) => ObjectRef,
  ): T[] => {
    const after = new Map(others.map((one) => [refKey(refOf(one)), one]))
    const standing = new Set<T>(others)
    return list.map((one) => {
      const ref = refOf(one)
      const other = standing.has(one) ? one : after.get(refKey(ref))
      if (other === undefined || other === one) return one
      const seen = names(ref)
      return seen.length === 0 ? one : (spell(one, other, seen, programs.has(ref.kind)) as T)
    })
  }
  const placed = (kind: ObjectRef['kind']) => (one: { readonly schema: string; readonly name: string }) =>
    ({ kind, schema: one.schema, name: one.name, table: null }) satisfies ObjectRef
  return {
    ...from,
    schemas: each(from.schemas, to.schemas, ({ name }) => placed('schema')({ schema: name, name })),
    tables: each(from.tables, to.tables, placed('table')),
    views: each(from.views, to.views, (one) => placed(one.materialized ? 'materialized-view' : 'view')(one)),
    enums: each(from.enums, to.enums, placed('enum')),
    objects: each(from.objects, to.objects, ({ ref }) => ref),
  }
}

/** By an object as it goes behind the renames: the new names of it, of its table, of their parts, and of what it needs. */
function namesFor(behind: Catalog, along: Following): (ref: ObjectRef) => readonly NewName[] {
  const byOwner = new Map<string, NewName[]>()
  const everywhere: NewName[] = []
  for (const { from, to } of along.renames) {
    const pair: NewName = [bare(from), bare(to)]
    if (from.kind === 'schema') everywhere.push(pair)
    const owner = to.table === null ? [to] : ownersOf(along.follow(tableOf(from)), to)
    for (const key of owner.map(refKey)) byOwner.set(key, [...(byOwner.get(key) ?? []), pair])
  }
  const needs = new Map<string, string[]>()
  for (const { from, on } of behind.dependencies) {
    const key = refKey(from)
    needs.set(key, [...(needs.get(key) ?? []), refKey(on)])
  }
  return (ref) => {
    const own = [ref, ...(ref.table === null ? [] : ownersOf(tableOf(ref), ref))].map(refKey)
    const seen = new Set(own.flatMap((key) => [key, ...(needs.get(key) ?? [])]))
    return [...everywhere, ...[...seen].flatMap((key) => byOwner.get(key) ?? [])]
  }
}

function tableOf({ schema, table }: ObjectRef): ObjectRef {
  return { kind: 'table', schema, name: table ?? '', table: null }
}

/** What a part may be of: its table; a view goes by its name too. */
function ownersOf(table: ObjectRef, part: ObjectRef): ObjectRef[] {
  const view = { schema: part.schema, name: part.table ?? '', table: null }
  return [table, { ...view, kind: 'view' }, { ...view, kind: 'materialized-view' }]
}

/** A routine's name without its arguments. */
function bare({ kind, name }: ObjectRef): string {
  return kind === 'function' || kind === 'procedure' || kind === 'aggregate'
    ? name.replace(/\(.*$/s, '')
    : name
}

function spell(one: unknown, other: unknown, names: readonly NewName[], isProgram: boolean): unknown {
  if (Array.isArray(one) && Array.isArray(other))
    return one.map((each, at) => spellEach(each, other, { at, names, isProgram }))
  if (!isRecord(one) || !isRecord(other)) return one
  return Object.fromEntries(
    Object.entries(one).map(([key, value]) => {
      const now = other[key]
      if (typeof value !== 'string' || typeof now !== 'string') {
        const texts = spelled.has(key) || !isTexts(value)
        return [key, texts ? spell(value, now, names, isProgram) : value]
      }
      return [key, spelled.has(key) && sameButNames(value, now, names, isProgram) ? now : value]
    }),
  )
}

interface Spelling {
  /** Its place in the list, by which things without a name are paired. */
  readonly at: number
  readonly names: readonly NewName[]
  readonly isProgram: boolean
}

function spellEach(one: unknown, others: readonly unknown[], { at, names, isProgram }: Spelling): unknown {
  if (typeof one === 'string') {
    const like = (other: unknown) => typeof other === 'string' && sameButNames(one, other, names, isProgram)
    return others.find((other) => other === one) ?? others.find(like) ?? one
  }
  if (!isRecord(one)) return one
  const named = one['name'] !== undefined
  const there = named ? others.find((other) => isRecord(other) && other['name'] === one['name']) : others[at]
  return spell(one, there, names, isProgram)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A list of names, which are followed as names. */
function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
