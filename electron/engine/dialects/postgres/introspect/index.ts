import type { Catalog, DefinedObject, ObjectRef } from '#contract/catalog'
import type { ServerInfo } from '#contract/connection'
import { compareRefs } from '#contract/ref-key'
import type { Session } from '../../dialect'
import type { IdentifiedCatalog } from '../../identities'
import { assembleTables } from './assemble'
import { readComments } from './comments'
import { readColumns } from './columns'
import { readConstraints } from './constraints'
import { dependenciesOf, type Need, readNeeds } from './dependencies'
import { readEnums } from './enums'
import { type Grants, grantStatements, readGrants } from './grants'
import { type IdentifiedParts, identifiedParts } from './identified-parts'
import { readIndexes } from './indexes'
import { readObjects } from './objects'
import { type Found, qualified } from './objects/found'
import { uncounted, whole } from './part'
import { readSchemas } from './schemas'
import { readSequences } from './sequences'
import { settledObject, settledTable, settledView } from './settled'
import { inSnapshot, type Reading } from './snapshot'
import { readStatistics } from './statistics'
import { readTables } from './tables'
import { readUnread } from './unread'
import { assembleView, readViews } from './views'
import { quote } from '../quote'

/** Reads the catalog in one snapshot; sizes, for which the server asks the disk, where they are wanted. */
export async function introspect(session: Session, counted = true): Promise<Catalog> {
  const part = counted ? whole : uncounted
  // What is read to be compared is read of two databases at once, which takes this process longer than their servers.
  const { catalog } = await inSnapshot(session, (reading) => readAll(reading, session.server, part), counted)
  return catalog
}

/** Reads the catalog without sizes, and what the server knows each thing by. */
export async function identified(session: Session): Promise<IdentifiedCatalog> {
  const read = await inSnapshot(session, (reading) => readAll(reading, session.server, uncounted), false)
  return { catalog: read.catalog, identities: { wholes: read.refs, parts: read.parts() } }
}

/** Everything, and by which key pg_depend knows what. */
export interface ReadCatalog {
  readonly catalog: Catalog
  readonly refs: ReadonlyMap<string, ObjectRef>
  /** The parts of tables, gathered when they are asked for. */
  readonly parts: () => IdentifiedParts
}

/** Reads the catalog in the transaction that is open. What opens tables on the server stays on the session's own link, which has opened them before. */
export async function readAll(
  { session, aside, closed }: Reading,
  server: ServerInfo,
  part = whole,
): Promise<ReadCatalog> {
  const major = Number.parseInt(server.version, 10)
  const columnsRead = readColumns(aside, major)
  const constraintsRead = readConstraints(session, major)
  const commentsRead = readComments(aside)
  const [
    schemas,
    tables,
    columns,
    sequences,
    constraints,
    indexes,
    comments,
    views,
    enums,
    statistics,
    grants,
    found,
    needs,
    unread,
  ] = await Promise.all([
    readSchemas(session),
    readTables(session, part),
    columnsRead,
    readSequences(aside),
    constraintsRead,
    readIndexes(session, major, columnsRead, constraintsRead, commentsRead, part),
    commentsRead,
    readViews(session),
    readEnums(session),
    closed.lets('extended statistics', ['pg_statistic_ext'])
      ? readStatistics(session, major)
      : new Map<number, string[]>(),
    closed.lets('grants', ['pg_proc', 'pg_foreign_data_wrapper', 'pg_foreign_server'])
      ? readGrants(aside)
      : new Map<string, never>(),
    readObjects(session, major, closed),
    closed.lets('dependencies', ['pg_depend', 'pg_rewrite', 'pg_statistic_ext', 'pg_range'])
      ? readNeeds(aside, major)
      : [],
    readUnread(session),
  ])
  const unseen = [...closed.missing, ...unread]
  const refs = new Map<string, ObjectRef>([
    ...schemas.map(
      ({ oid, name }) =>
        [`pg_namespace ${oid}`, { kind: 'schema' as const, schema: name, name, table: null }] as const,
    ),
    ...tables.map((row) => [`pg_class ${row.oid}`, ref('table', row)] as const),
    ...views.map(
      (row) => [`pg_class ${row.oid}`, ref(row.materialized ? 'materialized-view' : 'view', row)] as const,
    ),
    ...enums.map((row) => [`pg_type ${row.oid}`, ref('enum', row)] as const),
    ...found.map(({ key, object }) => [key, object.ref] as const),
  ])
  const answers = { columns, comments, sequences, constraints, indexes, statistics, grants }
  const catalog: Catalog = {
    server,
    schemas: schemas.map(({ oid, name, comment, owner }) => ({
      name,
      comment,
      grants: grantStatements(grants, `pg_namespace ${oid}`, `SCHEMA ${quote(name)}`),
      facts: [{ name: 'owner', value: owner }],
    })),
    tables: assembleTables(tables, answers).map(settledTable),
    views: views.map((row) => settledView(assembleView(row, answers))),
    enums: enums.map(({ oid, schema, name, values, comment, owner }) => ({
      schema,
      name,
      values,
      comment,
      grants: grantStatements(grants, `pg_type ${oid}`, `TYPE ${qualified(schema, name)}`),
      facts: [{ name: 'owner', value: owner }],
    })),
    objects: found
      .map((one) => settledObject(withGrants(one, grants)))
      .toSorted((a, b) => compareRefs(a.ref, b.ref)),
    dependencies: dependenciesOf([...needs, ...found.flatMap(own)], refs),
    ...(unseen.length === 0 ? {} : { unseen }),
    readAt: new Date().toISOString(),
  }
  return { catalog, refs, parts: () => identifiedParts(tables, answers) }
}

function ref(
  kind: ObjectRef['kind'],
  { schema, name }: { readonly schema: string; readonly name: string },
): ObjectRef {
  return { kind, schema, name, table: null }
}

/** What an object is on, it needs. */
function own({ key, on }: Found): Need[] {
  return on.map((relation) => [key, relation])
}

function withGrants({ key, object, granted }: Found, grants: Grants): DefinedObject {
  return { ...object, grants: granted === null ? [] : grantStatements(grants, key, granted) }
}
