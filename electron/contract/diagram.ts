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

const tableShape = z.object({
  schema: z.string(),
  name: z.string(),
  kind: z.enum(['table', 'partitioned', 'partition', 'foreign']),
  columns: z.array(DiagramColumn),
  keys: z.array(DiagramKey),
})
export interface DiagramTable extends z.infer<typeof tableShape> {}
export const DiagramTable: z.ZodType<DiagramTable> = tableShape

const catalogShape = z.object({
  /** The schema that unqualified names land in. */
  home: z.string(),
  tables: z.array(DiagramTable),
  /** As the catalog's. */
  unseen: z.array(z.string()),
  readAt: z.string(),
})
export interface DiagramCatalog extends z.infer<typeof catalogShape> {}
export const DiagramCatalog: z.ZodType<DiagramCatalog> = catalogShape

/** Which picture: of a project, on a connection, of a choice of tables with their columns shown or not. */
export const DrawingName = z.object({
  folder: z.string(),
  connectionId: z.string(),
  /** What is drawn, as the page's address says it. */
  subject: z.string(),
  columns: z.enum(['all', 'keys', 'none']),
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
  /** Lines as they were laid around the tables: x and y in turn, from the table that is pointed to. */
  routes: z.array(
    z.object({ schema: z.string(), table: z.string(), key: z.string(), points: z.array(z.number()) }),
  ),
})
/** Where everything of a picture stands. */
export interface KeptDrawing extends z.infer<typeof keptShape> {}
export const KeptDrawing: z.ZodType<KeptDrawing> = keptShape
