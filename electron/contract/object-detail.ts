import { z } from 'zod'
import { DefinedObject, EnumType, ForeignKey, ObjectRef, Table, View } from './catalog'

/** A foreign key of another table, or of the same one, that points to a table. */
export const IncomingForeignKey = z.object({ schema: z.string(), table: z.string(), foreignKey: ForeignKey })
export type IncomingForeignKey = z.infer<typeof IncomingForeignKey>

/** What an object needs and what needs it. A table's foreign keys count; what belongs to a table (a trigger, a policy) counts as the table's. */
const Relations = z.object({ dependsOn: z.array(ObjectRef), usedBy: z.array(ObjectRef) })

const tableDetailShape = Relations.extend({
  kind: z.literal('table'),
  table: Table,
  referencedBy: z.array(IncomingForeignKey),
  /** Its triggers, rules and policies. */
  parts: z.array(DefinedObject),
  ddl: z.string(),
  readAt: z.string(),
})
interface TableDetail extends z.infer<typeof tableDetailShape> {}

const viewDetailShape = Relations.extend({
  kind: z.literal('view'),
  view: View,
  parts: z.array(DefinedObject),
  ddl: z.string(),
  readAt: z.string(),
})
interface ViewDetail extends z.infer<typeof viewDetailShape> {}

const enumDetailShape = Relations.extend({
  kind: z.literal('enum'),
  enum: EnumType,
  ddl: z.string(),
  readAt: z.string(),
})
interface EnumDetail extends z.infer<typeof enumDetailShape> {}

const definedDetailShape = Relations.extend({
  kind: z.literal('defined'),
  object: DefinedObject,
  ddl: z.string(),
  readAt: z.string(),
})
interface DefinedDetail extends z.infer<typeof definedDetailShape> {}

/** One object whole, with its DDL as the server would accept it. */
export type ObjectDetail = TableDetail | ViewDetail | EnumDetail | DefinedDetail
export const ObjectDetail: z.ZodType<ObjectDetail> = z.discriminatedUnion('kind', [
  tableDetailShape,
  viewDetailShape,
  enumDetailShape,
  definedDetailShape,
])
