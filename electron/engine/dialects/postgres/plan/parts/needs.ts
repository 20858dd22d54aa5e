import type { ObjectRef, Table } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import { memberKey, objectKey } from '../keys'
import { mentions } from '../mention'
import { calledName, type Side } from '../side'

const isType: ReadonlySet<ObjectRef['kind']> = new Set(['enum', 'domain', 'composite', 'range'])

/**
 * Which part of a table needs what: the server tells it of the whole table, and the text of a part says whether it is
 * its own need. What no part names is the table's.
 */
export class TableNeeds {
  readonly #table: Table
  readonly #side: Side
  readonly #objects: readonly ObjectRef[]
  readonly #named = new Set<ObjectRef>()

  constructor(table: Table, side: Side) {
    this.#table = table
    this.#side = side
    const parents = new Set((table.parents ?? []).map((parent) => objectKey('table', parent)))
    // Where it stands under another table is a part of its own.
    this.#objects = side.needs(objectKey('table', table)).filter((ref) => !parents.has(refKey(ref)))
  }

  /** What a part with this text needs beside its table. */
  of(text: string): string[] {
    return this.#objects
      .filter((ref) => {
        const named = mentions(text, calledName(ref))
        if (named) this.#named.add(ref)
        return named
      })
      .map(refKey)
  }

  /** The types among what a part with this text needs. */
  types(text: string): ObjectRef[] {
    return this.#objects.filter((ref) => isType.has(ref.kind) && mentions(text, calledName(ref)))
  }

  /** The columns of the table that a text names. */
  columns(text: string): string[] {
    return this.#side.columnsNamed(this.#table, text)
  }

  /** The columns of these names. */
  columnsOf(names: readonly string[]): string[] {
    return names.map((name) => memberKey('column', this.#table, name))
  }

  columnsAndIndexes(): string[] {
    const { columns, indexes, primaryKey, uniques } = this.#table
    return [
      ...this.columnsOf(columns.map(({ name }) => name)),
      ...indexes.map(({ name }) => memberKey('index', this.#table, name)),
      ...(primaryKey === null ? [] : [memberKey('primary-key', this.#table, primaryKey.name)]),
      ...uniques.map(({ name }) => memberKey('unique', this.#table, name)),
    ]
  }

  /** What is installed; its types and functions go by other names, so any part may need it. */
  extensions(): string[] {
    return this.#objects.filter(({ kind }) => kind === 'extension').map(refKey)
  }

  /** What the table needs and no part has named until now. */
  unnamed(): string[] {
    return this.#objects.filter((ref) => !this.#named.has(ref)).map(refKey)
  }
}
