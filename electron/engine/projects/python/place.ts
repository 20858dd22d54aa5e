/** A place in a text; both count from 1, in UTF-16 units, as `SourcePlace` has them. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** The offset at which each line starts. */
export type LineStarts = readonly number[]

/** Where the lines of a text start; `\n` ends a line. */
export function lineStarts(text: string): LineStarts {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The place of an offset. */
export function placeAt(starts: LineStarts, offset: number): Place {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}
