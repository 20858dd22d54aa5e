import type { ObjectKind } from '#contract/catalog'
import type { Change } from '#contract/change'

const indexKinds: readonly ObjectKind[] = ['index', 'unique', 'primary-key']

/** Finds the changes that a statement makes, and keeps which of them have one. */
export class ChangeIndex {
  readonly #byKey = new Map<string, number[]>()
  readonly #made = new Set<number>()
  readonly #changes: readonly Change[]

  constructor(changes: readonly Change[]) {
    this.#changes = changes
    for (const [at, { kind, ref }] of changes.entries()) {
      // Renames are told by their own places: their names are those of before.
      if (kind === 'rename-table' || kind === 'rename-column') continue
      const key = keyOf(ref.kind, ref.table, ref.name)
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), at])
    }
  }

  /** Changes of an object that stands by itself. */
  of(kind: ObjectKind, name: string): readonly number[] {
    return this.#byKey.get(keyOf(kind, null, name)) ?? []
  }

  /** Changes of a part of a table. */
  part(kind: ObjectKind, table: string, name: string): readonly number[] {
    return this.#byKey.get(keyOf(kind, table, name)) ?? []
  }

  /** Changes of an index, under whatever it backs. */
  index(table: string, name: string): readonly number[] {
    return indexKinds.flatMap((kind) => this.part(kind, table, name))
  }

  /** Changes of the table itself whose properties are all among these. */
  table(name: string): readonly number[] {
    return this.of('table', name)
  }

  made(changes: readonly number[]): void {
    for (const at of changes) this.#made.add(at)
  }

  /** Changes that no statement has made so far. */
  left(): { at: number; change: Change }[] {
    return this.#changes.flatMap((change, at) => (this.#made.has(at) ? [] : [{ at, change }]))
  }
}

function keyOf(kind: ObjectKind, table: string | null, name: string): string {
  return JSON.stringify([kind, table, name])
}
