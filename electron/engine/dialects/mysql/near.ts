const syntaxError = /near '([\s\S]*)' at line (\d+)$/

/**
 * Where a syntax error stands in its statement. MySQL and MariaDB quote up to 80 characters of the text that begins
 * at the error, and count lines from 1; the offset is told only where that text stands there exactly once.
 */
export function nearPosition(message: string, sql: string): number | null {
  const match = syntaxError.exec(message)
  if (match === null) return null
  const near = match[1] ?? ''
  const [start, end] = lineSpan(sql, Number(match[2]))
  if (start < 0) return null
  // Nothing left to quote: the statement ended too early.
  if (near === '') return sql.trimEnd().length
  // The quoted text may run over several lines; it begins on the line named.
  const first = sql.indexOf(near, start)
  if (first < 0 || first > end) return null
  const second = sql.indexOf(near, first + 1)
  return second >= 0 && second <= end ? null : first
}

function lineSpan(sql: string, line: number): [number, number] {
  let start = 0
  for (let n = 1; n < line; n++) {
    const end = sql.indexOf('\n', start)
    if (end < 0) return [-1, -1]
    start = end + 1
  }
  const end = sql.indexOf('\n', start)
  return [start, end < 0 ? sql.length : end]
}
