import type { Catalog, Column, ForeignKey, Index, IndexPart, Table } from '#contract/catalog'
import type { ServerInfo } from '#contract/connection'

/** A server that a test says nothing else of. */
export const server: ServerInfo = {
  dialect: 'postgres',
  flavour: 'postgres',
  version: '15.18',
  database: 'shop',
  user: 'anna',
  schema: 'public',
  tls: null,
}

/** A catalog of one schema, with what a test says of it. */
export function catalog(of: Partial<Catalog> = {}): Catalog {
  return {
    server,
    schemas: [{ name: 'public', comment: null }],
    tables: [],
    views: [],
    enums: [],
    objects: [],
    dependencies: [],
    readAt: '2026-03-02T10:00:00.000Z',
    ...of,
  }
}

export function column(name: string, type = 'integer', of: Partial<Column> = {}): Column {
  return {
    name,
    type,
    nullable: true,
    default: null,
    identity: null,
    sequences: [],
    generated: null,
    onUpdate: null,
    collation: null,
    comment: null,
    ...of,
  }
}

export function table(name: string, of: Partial<Table> = {}): Table {
  return {
    schema: 'public',
    name,
    kind: 'table',
    comment: null,
    engine: null,
    estimatedRows: 10,
    bytes: 8192,
    columns: [],
    primaryKey: null,
    uniques: [],
    checks: [],
    exclusions: [],
    foreignKeys: [],
    indexes: [],
    ...of,
  }
}

export function part(name: string, of: Partial<IndexPart> = {}): IndexPart {
  return {
    column: name,
    expression: null,
    order: 'asc',
    nulls: null,
    operatorClass: null,
    collation: null,
    prefixLength: null,
    ...of,
  }
}

export function index(name: string, parts: (string | IndexPart)[], of: Partial<Index> = {}): Index {
  return {
    name,
    unique: false,
    method: 'btree',
    parts: parts.map((one) => (typeof one === 'string' ? part(one) : one)),
    include: [],
    predicate: null,
    nullsNotDistinct: false,
    valid: true,
    visible: true,
    backs: null,
    comment: null,
    definition: null,
    ...of,
  }
}

export function foreignKey(columns: string[], toTable: string, of: Partial<ForeignKey> = {}): ForeignKey {
  return {
    name: `${columns.join('_')}_fk`,
    columns,
    toSchema: 'public',
    toTable,
    toColumns: columns.map(() => 'id'),
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
    match: 'SIMPLE',
    deferrable: 'no',
    validated: true,
    ...of,
  }
}
