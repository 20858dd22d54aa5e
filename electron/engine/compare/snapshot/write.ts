import type { Catalog, Fact } from '#contract/catalog'
import { compareRefs, refKey } from '#contract/ref-key'
import { leftOutWhenEmpty, neverKept, snapshotVersion } from './format'

/** A catalog as the text of a snapshot: one property a line, in an order that is always the same, without what changes by itself. */
export function snapshotText(catalog: Catalog, owners: boolean): string {
  const { server, schemas, tables, views, enums, objects, dependencies, unseen } = catalog
  const { dialect, flavour, version, database, schema } = server
  const file = {
    varve: 'snapshot',
    version: snapshotVersion,
    server: { dialect, flavour, version, database, schema },
    owners,
    schemas: sorted(schemas, ({ name }) => name),
    enums: sorted(enums, placeKey),
    tables: sorted(tables, placeKey),
    views: sorted(views, placeKey),
    objects: objects.toSorted((a, b) => compareRefs(a.ref, b.ref)),
    dependencies: sorted(dependencies, ({ from, on }) => `${refKey(from)} ${refKey(on)}`),
    ...(unseen === undefined ? {} : { unseen }),
  }
  return `${JSON.stringify(file, kept, 2)}\n`
}

function kept(name: string, value: unknown): unknown {
  if (neverKept.has(name)) return undefined
  if (name === 'facts') return owner(value as readonly Fact[] | undefined)
  if (!leftOutWhenEmpty.has(name)) return value
  return value === null || (Array.isArray(value) && value.length === 0) ? undefined : value
}

// Of the facts only the owner is compared, and others move by themselves: where a counter stands, how a table is filled.
function owner(facts: readonly Fact[] | undefined): readonly Fact[] | undefined {
  const found = (facts ?? []).filter(({ name }) => name === 'owner')
  return found.length === 0 ? undefined : found
}

function placeKey({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return JSON.stringify([schema, name])
}

function sorted<T>(list: readonly T[], key: (one: T) => string): T[] {
  const keyed = list.map((one) => [key(one), one] as const)
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, one]) => one)
}
