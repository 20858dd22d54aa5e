import type { Cell, FirstRows } from '#contract/rows'

/** Columns drawn at most: a grid of thousands stops the window. */
export const mostColumns = 120

/** Which rows are shown, in words. */
export function rowsSentence({ rows, more, limit, orderedBy, columns }: FirstRows): string {
  const count = more
    ? `The first ${limit} rows`
    : rows.length === 0
      ? 'No rows'
      : rows.length === 1
        ? 'The only row'
        : `All ${rows.length} rows`
  const order =
    rows.length < 2 ? '' : orderedBy.length > 0 ? ` by ${orderedBy.join(', ')}` : ', in no particular order'
  const wide = columns.length > mostColumns ? `; the first ${mostColumns} of ${columns.length} columns` : ''
  return count + order + wide
}

/** The rows as CSV: NULL is nothing at all, an empty text is two quotes, as PostgreSQL's COPY writes it. */
export function csvOf({ columns, rows }: FirstRows): string {
  const lines = [columns.map(({ name }) => quoted(name)), ...rows.map((row) => row.map(csvCell))]
  return lines.map((line) => line.join(',')).join('\r\n')
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  return cell.binary ? quoted(`\\x${cell.text}`) : quoted(cell.text)
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
