import type { ObjectKind, ObjectRef } from '#contract/catalog'
import type { Renamed } from '#contract/effects'
import { refKey } from '#contract/ref-key'

/** No name of any server holds it: it marks what has left its name to another object. */
const mark = '\0'

const backed: readonly ObjectKind[] = ['primary-key', 'unique', 'exclusion']
const owners: readonly ObjectKind[] = ['table', 'view', 'materialized-view']

/**
 * Where objects are behind renames. What is not renamed itself goes along with its table and its schema; what stood
 * under a name that a renamed object has taken is gone, and marked so that the two are never paired.
 */
export class Following {
  readonly renames: readonly Renamed[]
  readonly #to: ReadonlyMap<string, ObjectRef>
  readonly #taken: ReadonlySet<string>
  readonly #names: ReadonlySet<string>
  readonly #schemas: ReadonlySet<string>

  /** `marking`: whether the renames were seen to happen, so that what stood under a taken name must be gone. */
  constructor(renames: readonly Renamed[], marking = true) {
    this.renames = renames
    this.#to = new Map(renames.map(({ from, to }) => [refKey(from), to]))
    this.#taken = new Set(marking ? renames.map(({ to }) => refKey(to)) : [])
    const named = renames.flatMap(({ from, to }) => [from, to])
    this.#names = new Set(named.map(({ name, table }) => table ?? name))
    this.#schemas = new Set(named.filter(({ kind }) => kind === 'schema').map(({ name }) => name))
  }

  /** Whether a name may be that of something that is renamed, moved or gone. */
  mayMove(schema: string, name: string): boolean {
    return this.#names.has(name) || this.#schemas.has(schema)
  }

  /** By what an object goes behind the renames. */
  follow(ref: ObjectRef): ObjectRef {
    const own = this.#to.get(refKey(ref)) ?? this.#backing(ref)
    if (own !== undefined) return own
    const there = this.#along(ref)
    return this.#taken.has(refKey(there)) ? { ...there, name: there.name + mark } : there
  }

  /** A whole object by another name. */
  whole(kind: ObjectKind, schema: string, name: string): ObjectRef {
    return this.follow({ kind, schema, name, table: null })
  }

  /** The name of a table's part. */
  part(kind: ObjectKind, { schema, name: table }: Named, name: string): string {
    return this.follow({ kind, schema, name, table }).name
  }

  /** By what an object that stands behind the renames went before them; null for one that took a name. */
  back(ref: ObjectRef): ObjectRef | null {
    const own = this.renames.find(({ to }) => refKey(to) === refKey(ref))
    if (own !== undefined) return own.from
    const before = this.#backAlong(ref)
    return refKey(this.follow(before)) === refKey(ref) ? before : null
  }

  /** An index that backs a constraint goes by its name. */
  #backing(ref: ObjectRef): ObjectRef | undefined {
    if (ref.kind !== 'index') return undefined
    const [to] = backed.flatMap((kind) => this.#to.get(refKey({ ...ref, kind })) ?? [])
    return to === undefined ? undefined : { ...to, kind: 'index' }
  }

  #along(ref: ObjectRef): ObjectRef {
    const { kind, schema, table } = ref
    if (kind === 'schema') return ref
    if (table === null) return { ...ref, schema: this.#schemas.size === 0 ? schema : this.#schema(schema) }
    const owner = owners
      .map((each) => this.whole(each, schema, table))
      .find((there) => there.name !== table || there.schema !== schema)
    return owner === undefined ? ref : { ...ref, schema: owner.schema, table: owner.name }
  }

  #schema(name: string): string {
    return this.whole('schema', name, name).name
  }

  #backAlong(ref: ObjectRef): ObjectRef {
    const { schema, table } = ref
    const owner = this.renames.find(
      ({ to }) => owners.includes(to.kind) && to.schema === schema && to.name === table,
    )?.from
    if (owner !== undefined) return { ...ref, schema: owner.schema, table: owner.name }
    const home = this.renames.find(({ to }) => to.kind === 'schema' && to.name === schema)?.from
    return home === undefined || ref.kind === 'schema' ? ref : { ...ref, schema: home.name }
  }
}

interface Named {
  readonly schema: string
  readonly name: string
}

/** Whether a name is one that was left to another object. */
export function isLeft(name: string): boolean {
  return name.includes(mark)
}

/** The same in the names that are real. */
export function withRealNames<T>(value: T): T {
  return real(value) as T
}

function real(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(mark, '')
  if (Array.isArray(value)) return value.map(real)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, real(one)]))
}
