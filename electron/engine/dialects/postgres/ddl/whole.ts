import type { Catalog, DefinedObject, ObjectKind, ObjectRef, Schema } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import { paragraphs } from '../../../paragraphs'
import { quote } from '../quote'
import { comment } from './comments'
import { enumDdl } from './enum'
import { inOrder, type Piece } from './in-order'
import { tableStatements } from './table'
import { viewDdl } from './view'

/** Made before all else, in this order; nothing of these needs anything but what stands before it. */
const first: readonly ObjectKind[] = ['extension', 'foreign-data-wrapper', 'foreign-server']
/** Made among tables and views, each where its turn is. */
const among: readonly ObjectKind[] = [
  'domain',
  'composite',
  'range',
  'sequence',
  'function',
  'procedure',
  'aggregate',
]
/** Made once every table is there. An event trigger would fire for what comes behind it. */
const last: readonly ObjectKind[] = ['rule', 'trigger', 'policy', 'publication', 'event-trigger']

/** The DDL of everything in a catalog, in an order in which an empty database takes it. */
export function wholeDdl(catalog: Catalog): string {
  const tables = catalog.tables.map((table) => ({
    table,
    statements: tableStatements(table),
    apart: tableStatements(table, true),
  }))
  const needs = needsOf(catalog)
  const object = (kind: ObjectKind) => catalog.objects.filter(({ ref }) => ref.kind === kind)
  const pieces: Piece[] = [
    ...catalog.enums.map((type) => ({ ref: refOf('enum', type), statements: [enumDdl(type)], apart: null })),
    ...among.flatMap(object).map((one) => ({ ref: one.ref, statements: definition(one), apart: null })),
    ...tables.map(({ table, statements, apart }) => ({
      ref: refOf('table', table),
      statements: [...statements.create, ...statements.complete],
      apart: { first: apart.create, later: [...apart.late, ...apart.complete] },
    })),
    ...catalog.views.map((view) => ({
      ref: refOf(view.materialized ? 'materialized-view' : 'view', view),
      statements: [viewDdl(view)],
      apart: null,
    })),
  ].map(({ ref, ...piece }) => ({ ...piece, key: refKey(ref), needs: needs.get(refKey(ref)) ?? new Set() }))
  return paragraphs([
    ...(catalog.unseen ?? []).map((sentence) => `-- ${sentence}`),
    'SET search_path TO public;',
    // Bodies of functions name tables that come after them.
    'SET check_function_bodies TO off;',
    ...catalog.schemas.flatMap(schemaStatements),
    ...first.flatMap(object).flatMap(definition),
    ...inOrder(pieces),
    ...tables.flatMap(({ statements }) => statements.joins),
    ...tables.flatMap(({ statements }) => statements.foreignKeys),
    ...last.flatMap(object).toSorted(byDepth(catalog)).flatMap(definition),
    'RESET check_function_bodies;',
    'RESET search_path;',
  ])
}

function schemaStatements({ name, comment: text, grants = [] }: Schema): string[] {
  return [`CREATE SCHEMA IF NOT EXISTS ${quote(name)};`, ...comment(`SCHEMA ${quote(name)}`, text), ...grants]
}

function definition({ definition, grants = [] }: DefinedObject): string[] {
  return [definition, ...grants]
}

function needsOf({ dependencies }: Catalog): Map<string, Set<string>> {
  const needs = new Map<string, Set<string>>()
  for (const { from, on } of dependencies) {
    const key = refKey(from)
    const known = needs.get(key)
    if (known === undefined) needs.set(key, new Set([refKey(on)]))
    else known.add(refKey(on))
  }
  return needs
}

/** A trigger of a partitioned table makes those of its partitions, and comes before what is said of them. */
function byDepth({ tables }: Catalog): (a: DefinedObject, b: DefinedObject) => number {
  const byKey = new Map(tables.map((table) => [refKey(refOf('table', table)), table]))
  const depth = ({ schema, name }: { schema: string; name: string }): number => {
    const parents = byKey.get(refKey(refOf('table', { schema, name })))?.parents ?? []
    return parents.length === 0 ? 0 : 1 + Math.max(...parents.map(depth))
  }
  const of = ({ ref }: DefinedObject) =>
    ref.kind === 'trigger' && ref.table !== null ? depth({ schema: ref.schema, name: ref.table }) : 0
  return (a, b) => last.indexOf(a.ref.kind) - last.indexOf(b.ref.kind) || of(a) - of(b)
}

function refOf(kind: ObjectKind, { schema, name }: { schema: string; name: string }): ObjectRef {
  return { kind, schema, name, table: null }
}
