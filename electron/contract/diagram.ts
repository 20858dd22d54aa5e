import { z } from 'zod'
import { Column, ForeignKey } from './catalog'

/** How many rows an end of a relation has for one row of the other end. */
export const Cardinality = z.enum(['one', 'zero-or-one', 'zero-or-many'])
export type Cardinality = z.infer<typeof Cardinality>

export const DiagramColumn = Column.pick({ name: true, type: true, nullable: true }).extend({
  primary: z.boolean(),
  foreign: z.boolean(),
  /** `alone`: no two rows share its value. `together`: so only with other columns. The primary key is told apart. */
  unique: z.enum(['alone', 'together']).nullable(),
})
export type DiagramColumn = z.infer<typeof DiagramColumn>

/** A foreign key of the table that carries it, with what the constraints around it make of both ends. */
export const DiagramKey = ForeignKey.pick({
  name: true,
  columns: true,
  toSchema: true,
  toTable: true,
  toColumns: true,
  onDelete: true,
  onUpdate: true,
  /** False where older rows have not been checked against it. */
  validated: true,
}).extend({
  /** Rows of this table for one row of the other. */
  here: Cardinality,
  /** Rows of the other table for one row of this one. */
  there: Cardinality,
})
export type DiagramKey = z.infer<typeof DiagramKey>

/** A table or view by its schema and name. */
export const DiagramName = z.object({ schema: z.string(), name: z.string() })
export type DiagramName = z.infer<typeof DiagramName>

/** What a picture shows of a table; pictures that say more of one add to it. */
export const diagramTableFields = {
  schema: z.string(),
  name: z.string(),
  kind: z.enum(['table', 'partitioned', 'partition', 'foreign', 'view', 'materialized-view']),
  columns: z.array(DiagramColumn),
  keys: z.array(DiagramKey),
  /** The tables and views that a view reads from. */
  reads: z.array(DiagramName),
}
const tableShape = z.object(diagramTableFields)
export interface DiagramTable extends z.infer<typeof tableShape> {}
export const DiagramTable: z.ZodType<DiagramTable> = tableShape

/** What a diagram is of; `home` is the schema that unqualified names land in. */
export const DiagramSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('home') }),
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('schema'), schema: z.string() }),
  /** A table with those at most so many foreign keys away. */
  z.object({ kind: z.literal('around'), table: DiagramName, depth: z.int().min(1).max(3) }),
  z.object({ kind: z.literal('set'), tables: z.array(DiagramName) }),
])
export type DiagramSubject = z.infer<typeof DiagramSubject>

/** What is drawn besides only where it is asked for. */
export const DiagramExtra = z.enum(['views', 'partitions'])
export type DiagramExtra = z.infer<typeof DiagramExtra>

const answerShape = z.object({
  /** The schema that unqualified names land in. */
  home: z.string(),
  /** Every table and view there is, by name: what can be found and asked for. Only in a first part. */
  schemas: z.array(z.object({ name: z.string(), tables: z.array(z.string()), views: z.array(z.string()) })),
  /** How many tables and views what was asked for has. */
  count: z.int(),
  /** These, or the part that was asked for; null where they are more than were asked for at most. */
  tables: z.array(DiagramTable).nullable(),
  /** Partitions and views that belong to it and were not asked for. */
  partitions: z.int(),
  views: z.int(),
  /** Foreign keys between a table drawn and one that is not. */
  outside: z.int(),
  /** Foreign keys of tables drawn to tables that were not read at all. */
  unread: z.int(),
  /** As the catalog's. */
  unseen: z.array(z.string()),
  readAt: z.string(),
})
/** What a diagram is drawn from, and what it leaves out. */
export interface DiagramAnswer extends z.infer<typeof answerShape> {}
export const DiagramAnswer: z.ZodType<DiagramAnswer> = answerShape

/** Which picture: of a project, on a connection, of a choice of tables with their columns shown or not. */
export const DrawingName = z.object({
  folder: z.string(),
  connectionId: z.string(),
  /** What is drawn, as the page's address says it. */
  subject: z.string(),
  columns: z.enum(['all', 'keys', 'none']),
  also: z.array(DiagramExtra).default([]),
})
export type DrawingName = z.infer<typeof DrawingName>

const keptShape = z.object({
  /** Whether a person has moved a table of it. */
  arranged: z.boolean(),
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
    }),
  ),
  /** Lines as they were laid around the tables: x and y in turn, from the table that is pointed to. `key` tells a table's lines apart. */
  routes: z.array(
    z.object({ schema: z.string(), table: z.string(), key: z.string(), points: z.array(z.number()) }),
  ),
})
/** Where everything of a picture stands. */
export interface KeptDrawing extends z.infer<typeof keptShape> {}
export const KeptDrawing: z.ZodType<KeptDrawing> = keptShape
