import type { DiagramCatalog, DiagramKey, DiagramTable } from '#contract/diagram'
import type { Subject, TableName } from './subject'

/** A foreign key between two tables of a picture, from the table that carries it. */
export interface Relation {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly key: DiagramKey
}

/** The tables a picture is of, and what it leaves out. */
export interface Choice {
  readonly tables: ReadonlyMap<string, DiagramTable>
  readonly relations: readonly Relation[]
  /** Partitions that are not drawn beside the table they are parts of. */
  readonly partitions: number
  /** Foreign keys between a table drawn and one that is not. */
  readonly outside: number
  /** Foreign keys of tables drawn to tables that were not read at all. */
  readonly unread: number
}

/** The key of a table in a picture. */
export function tableId({ schema, name }: TableName): string {
  return JSON.stringify([schema, name])
}

/** The tables a subject means, with the relations among them. */
export function choose(catalog: DiagramCatalog, subject: Subject): Choice {
  const every = new Map(catalog.tables.map((table) => [tableId(table), table]))
  const relations = catalog.tables.flatMap(relationsOf)
  const picked = pick(every, relations, subject, catalog.home)
  const asked = askedFor(subject)
  const tables = new Map<string, DiagramTable>()
  let partitions = 0
  for (const [id, table] of every) {
    if (!picked.has(id)) continue
    if (table.kind === 'partition' && !asked.has(id)) partitions += 1
    else tables.set(id, table)
  }
  const inside = relations.filter(({ from, to }) => tables.has(from) && tables.has(to))
  const crossing = relations.filter(({ from, to }) => tables.has(from) !== tables.has(to))
  return {
    tables,
    relations: inside,
    partitions,
    outside: crossing.filter(({ from, to }) => every.has(from) && every.has(to)).length,
    unread: crossing.filter(({ to }) => !every.has(to)).length,
  }
}

/** Tables within so many foreign keys of one, in either direction. */
export function neighbourhood(
  start: string,
  relations: readonly Pick<Relation, 'from' | 'to'>[],
  depth: number,
): Set<string> {
  const beside = besides(relations)
  const found = new Set([start])
  let edge = [start]
  for (let step = 0; step < depth; step++) {
    const next: string[] = []
    for (const id of edge) {
      for (const other of beside.get(id) ?? []) {
        if (found.has(other)) continue
        found.add(other)
        next.push(other)
      }
    }
    edge = next
  }
  return found
}

/** The tables next to each table. */
export function besides(
  relations: readonly Pick<Relation, 'from' | 'to'>[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const beside = new Map<string, Set<string>>()
  const put = (one: string, other: string) => {
    const known = beside.get(one)
    if (known === undefined) beside.set(one, new Set([other]))
    else known.add(other)
  }
  for (const { from, to } of relations) {
    if (from === to) continue
    put(from, to)
    put(to, from)
  }
  return beside
}

function relationsOf(table: DiagramTable): Relation[] {
  const from = tableId(table)
  return table.keys.map((key) => ({
    id: JSON.stringify([table.schema, table.name, key.name]),
    from,
    to: tableId({ schema: key.toSchema, name: key.toTable }),
    key,
  }))
}

function pick(
  every: ReadonlyMap<string, DiagramTable>,
  relations: readonly Relation[],
  subject: Subject,
  home: string,
): ReadonlySet<string> {
  switch (subject.kind) {
    case 'all':
      return new Set(every.keys())
    case 'home':
    case 'schema': {
      const schema = subject.kind === 'home' ? home : subject.schema
      return new Set([...every].filter(([, table]) => table.schema === schema).map(([id]) => id))
    }
    case 'around':
      return neighbourhood(tableId(subject.table), relations, subject.depth)
    case 'set':
      return new Set(subject.tables.map(tableId))
  }
}

function askedFor(subject: Subject): ReadonlySet<string> {
  if (subject.kind === 'around') return new Set([tableId(subject.table)])
  return new Set(subject.kind === 'set' ? subject.tables.map(tableId) : [])
}
