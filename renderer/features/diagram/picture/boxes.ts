import type { DiagramColumn, DiagramTable } from '#contract/diagram'
import type { TouchState } from '#contract/touched'
import { nameParts } from '../../../ui/nameParts'

/** Whether it is a view, of either kind. */
export function isView({ kind }: Pick<DiagramTable, 'kind'>): boolean {
  return kind === 'view' || kind === 'materialized-view'
}

/** Which columns the tables show. */
export type ColumnsShown = 'all' | 'keys' | 'none'

/** Width in pixels of a text in the face that identifiers have, at 12 pixels. */
export type Measure = (text: string) => number

/** A line of a table before it is sized. */
export interface RowDraft {
  readonly key: string
  /** Null for what is no column: an index, or how many columns are not shown. */
  readonly column: DiagramColumn | null
  /** `PK FK`, `U` …; empty for none. */
  readonly marks: string
  readonly name: string
  readonly type: string
  /** What becomes of it, in a picture of changes. */
  readonly state: TouchState | null
  /** Everything there is to say of it; empty where its name and type say it. */
  readonly told: string
}

export interface BoxRow extends RowDraft {
  /** Name and type as they are written where they must fit. */
  readonly fitted: { readonly name: string; readonly type: string }
  /** Middle of the line, from the top of the box. */
  readonly y: number
}

/** A table before it is sized. */
export interface BoxDraft {
  readonly id: string
  readonly table: DiagramTable
  readonly withSchema: boolean
  readonly rows: readonly RowDraft[]
  /** What becomes of it, in a picture of changes; `end` for one that only stands at the end of a changed line. */
  readonly state: TouchState | 'end' | null
  /** What becomes of its foreign keys, in words: lines say nothing to who can't see them. */
  readonly told: readonly string[]
}

/** A table as it is drawn, before it has a place. */
export interface Box extends Pick<BoxDraft, 'id' | 'table' | 'state' | 'told'> {
  /** The name in the head: with its schema, where the picture has several. */
  readonly title: string
  readonly width: number
  readonly height: number
  /** Where marks and names begin and types end, from the left. */
  readonly marksAt: number
  readonly nameAt: number
  readonly typeAt: number
  readonly rows: readonly BoxRow[]
}

export const headHeight = 28
export const rowHeight = 20
export const padding = 10
const markFactor = 0.75
const nullWidth = 34
const signWidth = 14
const most = { title: 320, name: 210, type: 190, told: 300 }

/** The sign of what becomes of a thing. */
export const signs = { added: '+', removed: '−', changed: '~' } as const satisfies Record<TouchState, string>

/** A table with its columns. */
export function boxOf(
  id: string,
  table: DiagramTable,
  shown: ColumnsShown,
  withSchema: boolean,
  measure: Measure,
): Box {
  const columns = table.columns.filter(
    (column) => shown === 'all' || (shown === 'keys' && marksOf(column) !== ''),
  )
  const rows = columns.map((column) => ({ ...columnDraft(column), state: null, told: '' }))
  return sized({ id, table, withSchema, rows, state: null, told: [] }, measure)
}

/** What a line says of a column. */
export function columnDraft(column: DiagramColumn): Omit<RowDraft, 'state' | 'told'> {
  return { key: column.name, column, marks: marksOf(column), name: column.name, type: column.type }
}

/** Sizes a table for what it shows; the same sizes hold on the screen and in an exported file. */
export function sized(draft: BoxDraft, measure: Measure): Box {
  const { id, table, withSchema, state, told } = draft
  const whole = withSchema ? `${shownName(table.schema)}.${shownName(table.name)}` : shownName(table.name)
  const sign = state === null || state === 'end' ? '' : `${signs[state]} `
  const title = fitted(`${sign}${whole}`, most.title, measure)
  const rows = draft.rows.map((row, at) => ({
    ...row,
    fitted: {
      name: fitted(shownName(row.name), most.name, measure),
      // A name that is empty is shown as such; a line may well have no type.
      type:
        row.type === ''
          ? ''
          : fitted(shownName(row.type), row.state === null ? most.type : most.told, measure),
    },
    y: headHeight + at * rowHeight + rowHeight / 2 + 2,
  }))
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(measure))
  const marks = widest(rows.map((row) => row.marks)) * markFactor
  const marksAt = padding + (rows.some((row) => row.state !== null) ? signWidth : 0)
  const nameAt = marksAt + (marks === 0 ? 0 : Math.ceil(marks) + 8)
  const someNull = rows.some(isNullable) ? nullWidth : 0
  const wide =
    nameAt + widest(rows.map((row) => row.fitted.name)) + 18 + widest(rows.map((row) => row.fitted.type))
  const width = Math.ceil(
    Math.max(120, measure(title) * 1.1 + 2 * padding + 26, rows.length === 0 ? 0 : wide + someNull + padding),
  )
  return {
    id,
    table,
    state,
    told,
    title,
    width,
    height: rows.length === 0 ? headHeight : headHeight + rows.length * rowHeight + 4,
    marksAt,
    nameAt,
    typeAt: width - padding - someNull,
    rows,
  }
}

/** Whether a line ends with `null`. */
export function isNullable({ column }: RowDraft): boolean {
  return column?.nullable === true
}

/** The height, from the top of its box, at which a line meets a column. */
export function anchorOf(box: Box, column: string | undefined): number {
  const head = box.rows.length === 0 ? box.height : headHeight
  return box.rows.find((row) => row.column !== null && row.column.name === column)?.y ?? head / 2
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
