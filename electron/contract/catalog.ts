import { z } from 'zod'
import { ServerInfo } from './connection'

export const ObjectKind = z.enum([
  'schema',
  'table',
  'column',
  'primary-key',
  'unique',
  'check',
  'exclusion',
  'foreign-key',
  'index',
  'view',
  'materialized-view',
  'enum',
  'sequence',
  'domain',
  'composite',
  'range',
  'function',
  'procedure',
  'aggregate',
  'trigger',
  'rule',
  'policy',
  'extension',
  'event-trigger',
  'publication',
  'event',
  'foreign-data-wrapper',
  'foreign-server',
])
export type ObjectKind = z.infer<typeof ObjectKind>

/**
 * The key of any object; `table` is set for what belongs to a table. PostgreSQL's routines go by their argument types
 * too: `f(integer, text)`. What stands in no schema (extensions, event triggers, publications) has the empty one.
 */
export const ObjectRef = z.object({
  kind: ObjectKind,
  schema: z.string(),
  name: z.string(),
  table: z.string().nullable(),
})
export type ObjectRef = z.infer<typeof ObjectRef>

/** Something worth reading without the DDL: `owner`, `language`, `fires`. */
export const Fact = z.object({ name: z.string(), value: z.string() })
export type Fact = z.infer<typeof Fact>

/** A PostgreSQL sequence that a column owns or draws its default from. */
export const ColumnSequence = z.object({
  schema: z.string(),
  name: z.string(),
  type: z.string(),
  /** What is not as CREATE SEQUENCE makes it by itself, in its words: `START WITH 10 INCREMENT BY 5`; empty where nothing is. */
  options: z.string(),
  /** `identity`: made by the identity column. `owned`: dropped with the column, as with `serial`. `shared`: only used by its default. */
  tie: z.enum(['identity', 'owned', 'shared']),
})
export type ColumnSequence = z.infer<typeof ColumnSequence>

export const Column = z.object({
  name: z.string(),
  /** As the server spells it, with modifiers: `character varying(255)`, `int(11) unsigned`. */
  type: z.string(),
  nullable: z.boolean(),
  /** The default's expression as the server spells it; null for none. */
  default: z.string().nullable(),
  /** PostgreSQL identity; `auto-increment` is MySQL's. */
  identity: z.enum(['always', 'by-default', 'auto-increment']).nullable(),
  /** PostgreSQL; nearly always none or one. */
  sequences: z.array(ColumnSequence),
  /** The expression of a generated column. */
  generated: z.object({ expression: z.string(), stored: z.boolean() }).nullable(),
  /** MySQL: `ON UPDATE CURRENT_TIMESTAMP`. */
  onUpdate: z.string().nullable(),
  /** Only where it is not the type's or table's own. */
  collation: z.string().nullable(),
  /** MySQL: left out of `SELECT *`. */
  invisible: z.boolean().optional(),
  /** MariaDB: whether WITHOUT SYSTEM VERSIONING. */
  unversioned: z.boolean().optional(),
  /** PostgreSQL 18: the not-null constraint, which has a name since then. */
  notNull: z
    .object({ name: z.string(), noInherit: z.boolean(), validated: z.boolean(), inherited: z.boolean() })
    .nullable()
    .optional(),
  /** PostgreSQL: whether it comes from a table that this one inherits from alone, or stands in both. */
  inherited: z.enum(['only', 'merged']).nullable().optional(),
  /** PostgreSQL, only where it is not the type's own: `EXTERNAL`. */
  storage: z.string().nullable().optional(),
  /** PostgreSQL, only where one is set: `lz4`. */
  compression: z.string().nullable().optional(),
  /** PostgreSQL: how closely ANALYZE looks, where it is set. */
  statistics: z.int().nullable().optional(),
  /** PostgreSQL, in words of DDL: `n_distinct=5`. */
  parameters: z.string().nullable().optional(),
  /** PostgreSQL: of a foreign table's column, in words of DDL: `OPTIONS (column_name 'x')`. */
  options: z.string().nullable().optional(),
  comment: z.string().nullable(),
})
export type Column = z.infer<typeof Column>

export const PrimaryKey = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  /** PostgreSQL, only where it is more than its columns: `PRIMARY KEY (id) DEFERRABLE`. */
  spelling: z.string().nullable().optional(),
  comment: z.string().nullable(),
})
export type PrimaryKey = z.infer<typeof PrimaryKey>

export const UniqueConstraint = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  nullsNotDistinct: z.boolean(),
  deferrable: z.enum(['no', 'initially-immediate', 'initially-deferred']),
  /** Null where the constraint adds nothing of its own to its index. */
  definition: z.string().nullable(),
  comment: z.string().nullable().optional(),
})
export type UniqueConstraint = z.infer<typeof UniqueConstraint>

export const CheckConstraint = z.object({
  name: z.string(),
  expression: z.string(),
  /** False for NOT VALID (PostgreSQL). */
  validated: z.boolean(),
  /** False for NOT ENFORCED. */
  enforced: z.boolean(),
  /** PostgreSQL: NO INHERIT. */
  noInherit: z.boolean().optional(),
  /** PostgreSQL: it comes from a table that this one inherits from alone. */
  inherited: z.boolean().optional(),
  /** MariaDB: the column that it belongs to and goes with; null for a check of the table. */
  column: z.string().nullable().optional(),
  comment: z.string().nullable().optional(),
})
export type CheckConstraint = z.infer<typeof CheckConstraint>

export const ExclusionConstraint = z.object({
  name: z.string(),
  definition: z.string(),
  comment: z.string().nullable().optional(),
})
export type ExclusionConstraint = z.infer<typeof ExclusionConstraint>

export const ForeignKeyAction = z.enum(['NO ACTION', 'RESTRICT', 'CASCADE', 'SET NULL', 'SET DEFAULT'])
export type ForeignKeyAction = z.infer<typeof ForeignKeyAction>

export const ForeignKey = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  toSchema: z.string(),
  toTable: z.string(),
  toColumns: z.array(z.string()),
  onDelete: ForeignKeyAction,
  onUpdate: ForeignKeyAction,
  match: z.enum(['SIMPLE', 'FULL', 'PARTIAL']),
  deferrable: z.enum(['no', 'initially-immediate', 'initially-deferred']),
  validated: z.boolean(),
  /** PostgreSQL 18: false for NOT ENFORCED. */
  enforced: z.boolean().optional(),
  /** PostgreSQL 15: the columns that SET NULL or SET DEFAULT sets, where it is not all of them. */
  onDeleteColumns: z.array(z.string()).optional(),
  /** PostgreSQL 18: whether the last column is a PERIOD. */
  period: z.boolean().optional(),
  /** PostgreSQL: it comes from the table that this one is a partition of. */
  inherited: z.boolean().optional(),
  comment: z.string().nullable().optional(),
})
export type ForeignKey = z.infer<typeof ForeignKey>

/** One key part of an index: a column or an expression. */
export const IndexPart = z.object({
  column: z.string().nullable(),
  expression: z.string().nullable(),
  order: z.enum(['asc', 'desc']),
  /** PostgreSQL, only where it is not the order's own default. */
  nulls: z.enum(['first', 'last']).nullable(),
  /** PostgreSQL operator class, only where it is not the default one. */
  operatorClass: z.string().nullable(),
  collation: z.string().nullable(),
  /** MySQL prefix length, in characters or bytes as the type counts. */
  prefixLength: z.int().nullable(),
})
export type IndexPart = z.infer<typeof IndexPart>

export const Index = z.object({
  name: z.string(),
  unique: z.boolean(),
  /** `btree`, `gin`, `hash`, `fulltext`, `spatial` … */
  method: z.string(),
  parts: z.array(IndexPart),
  include: z.array(z.string()),
  predicate: z.string().nullable(),
  nullsNotDistinct: z.boolean(),
  /** False for an index that a failed or running CREATE INDEX CONCURRENTLY left behind. */
  valid: z.boolean(),
  /** PostgreSQL: whether new rows already go into it. */
  ready: z.boolean().optional(),
  /** PostgreSQL, in words of DDL: `WITH (fillfactor=70) TABLESPACE fast`. */
  options: z.string().nullable().optional(),
  /** In bytes; null where the server does not tell. */
  bytes: z.int().nullable().optional(),
  /** How often it was used since the server's statistics began; null where the server does not tell. */
  scans: z.int().nullable().optional(),
  /** False for MySQL's INVISIBLE and MariaDB's IGNORED. */
  visible: z.boolean(),
  /** The constraint this index belongs to; such an index is not dropped or created by itself. */
  backs: z.enum(['primary-key', 'unique', 'exclusion']).nullable(),
  comment: z.string().nullable(),
  /** The server's own spelling. */
  definition: z.string().nullable(),
  /** PostgreSQL: of a partition's index, the index of the table above that it is a part of. */
  attachedTo: z.string().optional(),
})
export type Index = z.infer<typeof Index>

/** MariaDB: a period of application time, between two columns. */
export const TablePeriod = z.object({ name: z.string(), from: z.string(), to: z.string() })
export type TablePeriod = z.infer<typeof TablePeriod>

/** PostgreSQL: a table that another one is a partition of (then with the bound, in the server's words) or inherits from. */
export const TableParent = z.object({
  schema: z.string(),
  name: z.string(),
  bound: z.string().nullable(),
})
export type TableParent = z.infer<typeof TableParent>

const tableShape = z.object({
  schema: z.string(),
  name: z.string(),
  kind: z.enum(['table', 'partitioned', 'partition', 'foreign']),
  comment: z.string().nullable(),
  /** MySQL storage engine. */
  engine: z.string().nullable(),
  /** MySQL: the collation that columns take when they name none. */
  collation: z.string().nullable().optional(),
  /** How a partitioned table is divided, in words of DDL: `RANGE (at)`; on MySQL with its partitions. */
  partitionBy: z.string().nullable().optional(),
  parents: z.array(TableParent).optional(),
  /** PostgreSQL. */
  unlogged: z.boolean().optional(),
  /** PostgreSQL: where a foreign table is, in words of DDL: `SERVER s OPTIONS (…)`. */
  foreignServer: z.string().nullable().optional(),
  /** What else stands behind the columns, in words of DDL: `WITH (fillfactor=70)`, `row_format=COMPRESSED`. */
  options: z.string().nullable().optional(),
  /** MariaDB. */
  periods: z.array(TablePeriod).optional(),
  /** Kinds of things that the table has and its DDL leaves out, in words: `triggers`. */
  unshown: z.array(z.string()).optional(),
  /** What is set once it is made, as statements: row security, replica identity, extended statistics. */
  settings: z.array(z.string()).optional(),
  /** Who may do what, as GRANT and REVOKE statements, where it is not as a new table has it. */
  grants: z.array(z.string()).optional(),
  /** What is worth reading and no part of the DDL, in the order shown: owner, tablespace, row format, next auto-increment value. */
  facts: z.array(Fact).optional(),
  /** The server's estimate, -1 where it has none. */
  estimatedRows: z.int(),
  /** Table with its indexes, in bytes; null where the server does not tell. */
  bytes: z.int().nullable(),
  columns: z.array(Column),
  primaryKey: PrimaryKey.nullable(),
  uniques: z.array(UniqueConstraint),
  checks: z.array(CheckConstraint),
  exclusions: z.array(ExclusionConstraint),
  foreignKeys: z.array(ForeignKey),
  indexes: z.array(Index),
})
export interface Table extends z.infer<typeof tableShape> {}
export const Table: z.ZodType<Table> = tableShape

const viewShape = z.object({
  schema: z.string(),
  name: z.string(),
  materialized: z.boolean(),
  columns: z.array(
    z.object({ name: z.string(), type: z.string(), comment: z.string().nullable().optional() }),
  ),
  definition: z.string(),
  /** What the view is made with, in words of DDL: `WITH (security_barrier=true)`, `SQL SECURITY INVOKER`. */
  options: z.string().nullable().optional(),
  /** MySQL: the collation of the connection that it was made on, where it is not that of the server's sessions. */
  connectionCollation: z.string().nullable().optional(),
  /** MySQL: the account with whose rights it reads, `app@%`; null where that is only who made a throwaway. */
  definer: z.string().nullable().optional(),
  /** Of a materialized view. */
  indexes: z.array(Index).optional(),
  /** Of a materialized view: false before its first REFRESH. */
  populated: z.boolean().optional(),
  /** As a table's. */
  unshown: z.array(z.string()).optional(),
  settings: z.array(z.string()).optional(),
  grants: z.array(z.string()).optional(),
  facts: z.array(Fact).optional(),
  comment: z.string().nullable(),
})
export interface View extends z.infer<typeof viewShape> {}
export const View: z.ZodType<View> = viewShape

export const EnumType = z.object({
  schema: z.string(),
  name: z.string(),
  values: z.array(z.string()),
  comment: z.string().nullable(),
  /** As a table's. */
  grants: z.array(z.string()).optional(),
  facts: z.array(Fact).optional(),
})
export type EnumType = z.infer<typeof EnumType>

/** An object that its own DDL says whole: a sequence, a routine, a trigger, a policy … */
const definedObjectShape = z.object({
  ref: ObjectRef,
  /** The statements that make it anew, as the server would accept them, each with its `;`. */
  definition: z.string(),
  /** What is worth reading without the DDL, in the order shown: language, returns, when it fires, owned by. */
  facts: z.array(Fact),
  /** As a table's; what says it stands behind the definition. */
  grants: z.array(z.string()).optional(),
  /** As a view's, of MySQL's programs; no part of the definition. */
  definer: z.string().nullable().optional(),
  comment: z.string().nullable(),
})
export interface DefinedObject extends z.infer<typeof definedObjectShape> {}
export const DefinedObject: z.ZodType<DefinedObject> = definedObjectShape

/** `from` needs `on`: a view its tables, a trigger its function, a column its type. */
export const Dependency = z.object({ from: ObjectRef, on: ObjectRef })
export type Dependency = z.infer<typeof Dependency>

export const Schema = z.object({
  name: z.string(),
  comment: z.string().nullable(),
  /** MySQL: the collation of new tables that name none; null where the database is a throwaway. */
  collation: z.string().nullable().optional(),
  /** As a table's. */
  grants: z.array(z.string()).optional(),
  facts: z.array(Fact).optional(),
})
export type Schema = z.infer<typeof Schema>

/** Everything introspection read, in one consistent look. Lists stand in name order; columns in table order. */
const catalogShape = z.object({
  server: ServerInfo,
  schemas: z.array(Schema),
  tables: z.array(Table),
  views: z.array(View),
  enums: z.array(EnumType),
  /** Everything else, by kind, schema, table and name. */
  objects: z.array(DefinedObject),
  /** Between whole objects (tables, views, types, routines …), each pair once; foreign keys are told by their tables. */
  dependencies: z.array(Dependency),
  /** MySQL: whether who read it may name any account as definer of what he makes, or his own alone. */
  definers: z.enum(['any', 'own']).optional(),
  /** What the user may not see and the catalog therefore lacks, in sentences. */
  unseen: z.array(z.string()).optional(),
  readAt: z.string(),
})
export interface Catalog extends z.infer<typeof catalogShape> {}
export const Catalog: z.ZodType<Catalog> = catalogShape

/** A line of the schema tree: enough to draw, filter and count, without the columns. */
export const OutlineEntry = z.object({
  ref: ObjectRef,
  comment: z.string().nullable(),
  columns: z.int(),
  indexes: z.int(),
  foreignKeys: z.int(),
  estimatedRows: z.int(),
})
export type OutlineEntry = z.infer<typeof OutlineEntry>

const outlineShape = z.object({
  server: ServerInfo,
  schemas: z.array(Schema),
  entries: z.array(OutlineEntry),
  /** As the catalog's. */
  unseen: z.array(z.string()).optional(),
  readAt: z.string(),
})
export interface Outline extends z.infer<typeof outlineShape> {}
export const Outline: z.ZodType<Outline> = outlineShape
