import type { Catalog, Table } from '#contract/catalog'

/** A table as it stands after some statements: by which name it stood at first, null for a new one, and so its parts. */
export interface StandingTable {
  readonly origin: string | null
  readonly columns: Names
  readonly indexes: Names
}

/** Names, told apart as the server does, with those that they had at first. */
export class Names {
  readonly #origins: ReadonlyMap<string, string>

  constructor(origins: ReadonlyMap<string, string> = new Map()) {
    this.#origins = origins
  }

  static of(names: readonly string[]): Names {
    return new Names(new Map(names.map((name) => [name.toLowerCase(), name])))
  }

  originOf(name: string): string | null {
    return this.#origins.get(name.toLowerCase()) ?? null
  }

  /** What one statement makes of them, all of it at once: names that go or come, and others that are changed. */
  after(lost: readonly string[], renamed: readonly (readonly [from: string, to: string])[]): Names {
    const left = new Map(this.#origins)
    for (const name of [...lost, ...renamed.flat()]) left.delete(name.toLowerCase())
    for (const [from, to] of renamed) {
      const origin = this.originOf(from)
      if (origin !== null) left.set(to.toLowerCase(), origin)
    }
    return new Names(left)
  }
}

const made: StandingTable = { origin: null, columns: new Names(), indexes: new Names() }

/** The tables of a database, followed through statements. */
export class Standing {
  readonly #tables: Map<string, StandingTable>

  constructor({ tables }: Catalog) {
    this.#tables = new Map(tables.map((table) => [table.name, first(table)]))
  }

  get tables(): ReadonlyMap<string, StandingTable> {
    return this.#tables
  }

  /** By which name a table stands; null where there is none. Some servers do not tell upper from lower case. */
  named(name: string): string | null {
    if (this.#tables.has(name)) return name
    const alike = [...this.#tables.keys()].filter((one) => one.toLowerCase() === name.toLowerCase())
    return alike.length === 1 ? (alike[0] ?? null) : null
  }

  at(name: string): StandingTable | null {
    const there = this.named(name)
    return there === null ? null : (this.#tables.get(there) ?? null)
  }

  put(name: string, table: StandingTable = made): void {
    this.#tables.set(this.named(name) ?? name, table)
  }

  drop(name: string): void {
    this.#tables.delete(this.named(name) ?? name)
  }

  rename(from: string, to: string): void {
    const table = this.at(from)
    this.drop(from)
    if (table !== null) this.#tables.set(to, table)
  }
}

function first({ name, columns, indexes }: Table): StandingTable {
  return {
    origin: name,
    columns: Names.of(columns.map((column) => column.name)),
    indexes: Names.of(indexes.map((index) => index.name)),
  }
}
