const mostRows = 1000
/** Well below the smallest `max_allowed_packet` in use. */
const mostCharacters = 500_000

/** Rows by statement: neither too many nor too long. */
export function rowBatches(rows: readonly string[]): string[][] {
  const batches: string[][] = []
  let length = 0
  for (const row of rows) {
    const open = batches.at(-1)
    if (open === undefined || open.length === mostRows || length + row.length > mostCharacters) {
      batches.push([row])
      length = row.length
    } else {
      open.push(row)
      length += row.length
    }
  }
  return batches
}
