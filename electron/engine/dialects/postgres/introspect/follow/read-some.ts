import type { Catalog, ObjectRef, Table } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import type { ReadCatalog } from '..'
import { assembleTables } from '../assemble'
import type { Asking } from '../asking'
import { readColumns } from '../columns'
import { readComments } from '../comments'
import { readConstraints } from '../constraints'
import { dependenciesOf, inOrder, type Need, readNeeds } from '../dependencies'
import { readGrants } from '../grants'
import { type IdentifiedParts, identifiedParts } from '../identified-parts'
import { readIndexes } from '../indexes'
import { readSequences } from '../sequences'
import { settledTable } from '../settled'
import { readStatistics } from '../statistics'
import { readTables } from '../tables'
import { few } from './few'
import type { Touched } from './touched'

interface ReadTables {
  readonly tables: ReadonlyMap<number, Table>
  readonly needs: readonly Need[]
  readonly parts: IdentifiedParts
}

/** Those tables as they are now. `all` answers what can't be narrowed; without rights on relations there is nothing to ask it. */
export async function readSome(
  some: Asking,
  all: Asking,
  major: number,
  granted: boolean,
): Promise<ReadTables> {
  const columnsRead = readColumns(some, major, few)
  const constraintsRead = readConstraints(some, major, few)
  const commentsRead = readComments(some, few)
  const [rows, columns, sequences, constraints, comments, indexes, statistics, needs, grants] =
    await Promise.all([
      readTables(some, few),
      columnsRead,
      readSequences(some, few),
      constraintsRead,
      commentsRead,
      readIndexes(some, major, columnsRead, constraintsRead, commentsRead, few),
      readStatistics(some, major, few),
      readNeeds(some, major, few),
      granted ? readGrants(all) : new Map<string, never>(),
    ])
  const answers = { columns, comments, sequences, constraints, indexes, statistics, grants }
  const tables = assembleTables(rows, answers).map(settledTable)
  return {
    tables: new Map(rows.map(({ oid }, at) => [oid, tables[at]] as const).filter(isRead)),
    needs,
    parts: identifiedParts(rows, answers),
  }
}

function isRead(entry: readonly [number, Table | undefined]): entry is [number, Table] {
  return entry[1] !== undefined
}

/** What was read before, and the parts of its tables. */
export interface Followed extends Pick<ReadCatalog, 'catalog' | 'refs'> {
  readonly parts: IdentifiedParts
}

/** The last catalog with these tables in their place; null where one or a column of it goes by another name now: others spell it. */
export function withTables(
  last: Followed,
  { gone, tables: touched }: Touched,
  read: ReadTables,
): Followed | null {
  const refs = new Map(last.refs)
  const parts = new Map(last.parts)
  const left = new Set<string>()
  for (const oid of [...gone, ...touched]) {
    const ref = refs.get(keyOf(oid))
    if (ref === undefined) continue
    left.add(refKey(ref))
    refs.delete(keyOf(oid))
    parts.delete(keyOf(oid))
  }
  const before = new Map(last.catalog.tables.map((table) => [refKey(refOf(table)), table]))
  for (const [oid, table] of read.tables) {
    const ref = refOf(table)
    const known = last.refs.get(keyOf(oid))
    if (known !== undefined && renamed(known, before.get(refKey(known)), table)) return null
    refs.set(keyOf(oid), known ?? ref)
  }
  for (const [key, own] of read.parts) parts.set(key, own)
  const standing = new Set([...refs.values()].map(refKey))
  const dependencies = last.catalog.dependencies.filter(
    ({ from, on }) => !left.has(refKey(from)) && standing.has(refKey(on)),
  )
  const kept = last.catalog.tables.filter((table) => !left.has(refKey(refOf(table))))
  const catalog: Catalog = {
    ...last.catalog,
    tables: [...kept, ...read.tables.values()].toSorted(byName),
    dependencies: inOrder([...dependencies, ...dependenciesOf(read.needs, refs)]),
    readAt: new Date().toISOString(),
  }
  return { catalog, refs, parts }
}

function renamed(ref: ObjectRef, before: Table | undefined, now: Table): boolean {
  if (refKey(ref) !== refKey(refOf(now))) return true
  const [had, has] = [namesOf(before), namesOf(now)]
  return [...had].some((name) => !has.has(name)) && [...has].some((name) => !had.has(name))
}

function namesOf(table: Table | undefined): Set<string> {
  return new Set(table?.columns.map(({ name }) => name))
}

function refOf({ schema, name }: Table): ObjectRef {
  return { kind: 'table', schema, name, table: null }
}

function keyOf(oid: number): string {
  return `pg_class ${oid}`
}

/** As the server orders names: by their bytes. */
function byName(a: Table, b: Table): number {
  return a.schema === b.schema ? compare(a.name, b.name) : compare(a.schema, b.schema)
}

function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
