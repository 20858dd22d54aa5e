import type { Catalog, DefinedObject, ObjectRef } from '#contract/catalog'
import { compareRefs } from '#contract/ref-key'
import type { Session } from '../../dialect'
import type { Settings } from '../ddl/settings'
import { readProduct, type Product } from '../flavour'
import { readColumns, type ColumnRow } from './columns'
import { readDatabase } from './database'
import { readEvents } from './events'
import { readEveryTable } from './every-table'
import { inReadingMode } from './reading-mode'
import { readRoutines } from './routines'
import { sequenceDependencies } from './sequence-dependencies'
import { readSequences } from './sequences'
import { isSequence, readTables } from './tables'
import { readTriggers } from './triggers'
import { readUnseen } from './unseen'
import { readViewDependencies, type Known } from './view-dependencies'
import { readViewRows, readViews } from './views'

/**
 * Reads the catalog of the connection's own database. `information_schema` stands outside of every transaction, so a
 * consistent snapshot does not cover it: DDL that runs meanwhile can show in one query and not yet in another.
 */
export function introspect(session: Session): Promise<Catalog> {
  const product = readProduct(session.server.version, session.server.flavour)
  return inReadingMode(session, product, (own) => read(session, product, own))
}

async function read(session: Session, product: Product, own: Settings): Promise<Catalog> {
  const database = session.server.database
  const columns = once(() => readColumns(session))
  const relations = await readTables(session)
  const rows = relations.filter((relation) => !isSequence(relation))
  const rights = await readUnseen(session, product)
  const tables = await readEveryTable(session, product, rows, columns, rights.tables)
  const viewRows = await readViewRows(session, product)
  const views = await readViews(session, product, viewRows, own, columns)
  const sequences = await readSequences(session, relations.filter(isSequence))
  const routines = await readRoutines(session, product, own)
  const triggers = await readTriggers(session, product, own)
  const events = await readEvents(session, product, own)
  const known = knownIn(database, tables.tables, views.views, [...sequences.objects, ...routines.objects])
  const used = await readViewDependencies(session, product, viewRows, known)
  const names = sequences.objects.map(({ ref }) => ref.name)
  return {
    server: session.server,
    schemas: [await readDatabase(session)],
    tables: tables.tables,
    views: views.views,
    enums: [],
    objects: [...sequences.objects, ...routines.objects, ...triggers.objects, ...events].sort((a, b) =>
      compareRefs(a.ref, b.ref),
    ),
    dependencies: [
      ...sequenceDependencies(tables.tables, names),
      ...used.dependencies,
      ...triggers.dependencies,
    ].sort((a, b) => compareRefs(a.from, b.from) || compareRefs(a.on, b.on)),
    ...(rights.definers === null ? {} : { definers: rights.definers }),
    unseen: [tables, views, sequences, routines, used, rights].flatMap(({ unseen }) => unseen),
    readAt: new Date().toISOString(),
  }
}

function once(ask: () => Promise<ColumnRow[]>): () => Promise<ColumnRow[]> {
  let asked: Promise<ColumnRow[]> | null = null
  return () => (asked ??= ask())
}

type Named = readonly { readonly name: string }[]

function knownIn(schema: string, tables: Named, views: Named, objects: readonly DefinedObject[]): Known {
  const refs = (kind: ObjectRef['kind'], named: Named): [string, ObjectRef][] =>
    named.map(({ name }) => [name, { kind, schema, name, table: null }])
  const of = (kind: ObjectRef['kind']): [string, ObjectRef][] =>
    refs(
      kind,
      objects.map(({ ref }) => ref).filter((ref) => ref.kind === kind),
    )
  return {
    relations: new Map([...refs('table', tables), ...refs('view', views), ...of('sequence')]),
    functions: new Map(of('function').map(([name, ref]) => [name.toLowerCase(), ref])),
  }
}
