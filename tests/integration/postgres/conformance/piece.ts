import type { Catalog, DefinedObject, ObjectKind, Table, View } from '#contract/catalog'

/** Some DDL, and what the catalog must say of it. */
export interface Piece {
  readonly name: string
  /** The first version that has it. */
  readonly since?: number
  readonly sql: string
  /** By kind and name; of a table's own, by `name on table`. */
  readonly objects?: Readonly<Partial<Record<ObjectKind, Readonly<Record<string, Expected>>>>>
  readonly tables?: Readonly<Record<string, object>>
  readonly views?: Readonly<Record<string, object>>
  readonly enums?: Readonly<Record<string, object>>
  /** `from > on`, each as `kind name`. */
  readonly needs?: readonly string[]
}

export interface Expected {
  readonly definition?: string | RegExp
  readonly facts?: Readonly<Record<string, string>>
  readonly grants?: readonly string[]
  readonly comment?: string
}

export function objectOf(catalog: Catalog, kind: ObjectKind, key: string): DefinedObject {
  const found = catalog.objects.find(
    ({ ref }) => ref.kind === kind && (ref.table === null ? ref.name : `${ref.name} on ${ref.table}`) === key,
  )
  if (found === undefined) throw new Error(`no ${kind} ${key}`)
  return found
}

export function named<T extends Table | View>(list: readonly T[], name: string): T {
  const found = list.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}

export function needsOf({ dependencies }: Catalog): string[] {
  return dependencies.map(({ from, on }) => `${from.kind} ${from.name} > ${on.kind} ${on.name}`)
}
