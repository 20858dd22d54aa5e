import { readsStdin } from './keywords'
import { tokenAt } from './scan'

/** The text with blanks where psql's lines of a dump stood, which the parser refuses; every other character keeps its place. */
export function blankRestrictions(text: string): string {
  if (!/\\(?:un)?restrict[ \t]/.test(text)) return text
  let kept = ''
  for (let at = 0; at < text.length;) {
    const { end } = tokenAt(text, at)
    const token = text.slice(at, end)
    kept += token.startsWith('\\') ? blanks(token) : token
    at = end
  }
  return kept
}

/** The text with blanks where COPY statements stood with their rows behind them, as pg_dump writes them, and how many there were. */
export function blankCopies(text: string): { text: string; copies: number } {
  let kept = ''
  let keptTo = 0
  let copies = 0
  let start = -1
  for (let at = 0; at < text.length;) {
    const { kind, end } = tokenAt(text, at)
    const ends = kind === 'other' && text.charAt(at) === ';'
    if (start < 0 && kind !== 'blank') start = at
    at = end
    if (!ends) continue
    const rowsEnd = readsStdin(text.slice(start, end - 1)) ? endOfRows(text, end) : null
    if (rowsEnd !== null) {
      kept += text.slice(keptTo, start) + blanks(text.slice(start, rowsEnd))
      keptTo = at = rowsEnd
      copies++
    }
    start = -1
  }
  return { text: kept + text.slice(keptTo), copies }
}

const lastRow = /^\\\.[ \t]*$/gm

/** Rows reach to a line of `\.`; null where none stands. */
function endOfRows(text: string, from: number): number | null {
  lastRow.lastIndex = from
  const found = lastRow.exec(text)
  return found === null ? null : found.index + found[0].length
}

function blanks(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}
