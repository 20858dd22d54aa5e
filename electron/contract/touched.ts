import { z } from 'zod'
import { ChangedProperty } from './change'
import { DiagramColumn, DiagramKey, DiagramName, diagramTableFields } from './diagram'

/** What becomes of a thing that is drawn. */
export const TouchState = z.enum(['added', 'removed', 'changed'])
export type TouchState = z.infer<typeof TouchState>

const touch = {
  /** Null for what stays as it is, or comes and goes with its whole table. */
  state: TouchState.nullable(),
  /** What differs, for `changed`. */
  properties: z.array(ChangedProperty),
}

export const TouchedColumn = DiagramColumn.extend(touch)
export type TouchedColumn = z.infer<typeof TouchedColumn>

export const TouchedKey = DiagramKey.extend(touch)
export type TouchedKey = z.infer<typeof TouchedKey>

/** A change of a table that is neither a column nor a line: an index, a constraint, a property of its own. */
export const TouchedPart = z.object({
  /** The kind of object; `property` for one of the table's own. */
  kind: z.string(),
  name: z.string(),
  /** The change in words, without its sign. */
  words: z.string(),
  state: TouchState,
  properties: touch.properties,
})
export type TouchedPart = z.infer<typeof TouchedPart>

/** A table before and after, as one: columns and keys that went stand among those that are there. */
const tableShape = z.object({
  ...diagramTableFields,
  columns: z.array(TouchedColumn),
  keys: z.array(TouchedKey),
  parts: z.array(TouchedPart),
  /** What it was called before, where that is another name than the one here. */
  was: DiagramName.nullable(),
  /** Null for an untouched table that a touched key leads to. */
  state: TouchState.nullable(),
})
export interface TouchedTable extends z.infer<typeof tableShape> {}
export const TouchedTable: z.ZodType<TouchedTable> = tableShape

/** How much a picture of changes holds, told before its tables. */
export const TouchedCount = z.object({
  kind: z.literal('count'),
  touched: z.int(),
  /** Untouched tables at the other end of a touched foreign key. */
  ends: z.int(),
  /** Changes of views, types and all else that is no table. */
  elsewhere: z.int(),
})
export type TouchedCount = z.infer<typeof TouchedCount>
