import type { DiagramColumn, DiagramTable } from '#contract/diagram'
import { nameParts } from '../../../ui/nameParts'

/** Whether it is a view, of either kind. */
export function isView({ kind }: Pick<DiagramTable, 'kind'>): boolean {
  return kind === 'view' || kind === 'materialized-view'
}

/** Which columns the tables show. */
export type ColumnsShown = 'all' | 'keys' | 'none'

/** Width in pixels of a text in the face that identifiers have, at 12 pixels. */
export type Measure = (text: string) => number

export interface BoxRow {
  readonly column: DiagramColumn
  /** `PK FK`, `U` …; empty for none. */
  readonly marks: string
  /** Name and type as they are written where they must fit. */
  readonly name: string
  readonly type: string
  /** Middle of the line, from the top of the box. */
  readonly y: number
}

/** A table as it is drawn, before it has a place. */
export interface Box {
  readonly id: string
  readonly table: DiagramTable
  /** The name in the head: with its schema, where the picture has several. */
  readonly title: string
  readonly width: number
  readonly height: number
  /** Where names begin and types end, from the left. */
  readonly nameAt: number
  readonly typeAt: number
  readonly rows: readonly BoxRow[]
}

export const headHeight = 28
export const rowHeight = 20
export const padding = 10
const markFactor = 0.75
const nullWidth = 34
const most = { title: 320, name: 210, type: 190 }

/** Sizes a table for what it shows; the same sizes hold on the screen and in an exported file. */
export function boxOf(
  id: string,
  table: DiagramTable,
  shown: ColumnsShown,
  withSchema: boolean,
  measure: Measure,
): Box {
  const title = fitted(
    withSchema ? `${shownName(table.schema)}.${shownName(table.name)}` : shownName(table.name),
    most.title,
    measure,
  )
  const columns = table.columns.filter(
    (column) => shown === 'all' || (shown === 'keys' && marksOf(column) !== ''),
  )
  const rows = columns.map((column, at) => ({
    column,
    marks: marksOf(column),
    name: fitted(shownName(column.name), most.name, measure),
    type: fitted(shownName(column.type), most.type, measure),
    y: headHeight + at * rowHeight + rowHeight / 2 + 2,
  }))
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(measure))
  const marks = widest(rows.map((row) => row.marks)) * markFactor
  const nameAt = padding + (marks === 0 ? 0 : Math.ceil(marks) + 8)
  const someNull = rows.some((row) => row.column.nullable) ? nullWidth : 0
  const wide = nameAt + widest(rows.map((row) => row.name)) + 18 + widest(rows.map((row) => row.type))
  const width = Math.ceil(
    Math.max(120, measure(title) * 1.1 + 2 * padding + 26, rows.length === 0 ? 0 : wide + someNull + padding),
  )
  return {
    id,
    table,
    title,
    width,
    height: rows.length === 0 ? headHeight : headHeight + rows.length * rowHeight + 4,
    nameAt,
    typeAt: width - padding - someNull,
    rows,
  }
}

/** The height, from the top of its box, at which a line meets a column. */
export function anchorOf(box: Box, column: string | undefined): number {
  const head = box.rows.length === 0 ? box.height : headHeight
  return box.rows.find((row) => row.column.name === column)?.y ?? head / 2
}

/** A name with everything unseen in it spelled out, for places that take nothing but text. */
export function shownName(name: string): string {
  return nameParts(name, [])
    .map((part) => part.text)
    .join('')
}

/** The keys a column is part of, as they are written before it. */
export function marksOf({ primary, foreign, unique }: DiagramColumn): string {
  const uniqueMark = unique === 'alone' ? 'U' : unique === 'together' ? 'U+' : null
  return [primary ? 'PK' : null, foreign ? 'FK' : null, uniqueMark].filter((mark) => mark !== null).join(' ')
}

function fitted(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text
  const letters = Array.from(text)
  let [fits, no] = [0, letters.length]
  while (no - fits > 1) {
    const middle = Math.floor((fits + no) / 2)
    if (measure(`${letters.slice(0, middle).join('')}…`) <= width) fits = middle
    else no = middle
  }
  return `${letters.slice(0, fits).join('')}…`
}
