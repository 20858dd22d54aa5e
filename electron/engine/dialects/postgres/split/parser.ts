import { loadModule, parseSync, SqlError } from 'libpg-query'
import type { Node } from 'libpg-query'

/** A statement as the parser read it; offsets count UTF-8 bytes. */
export interface Parsed {
  readonly node: Node
  readonly start: number
  readonly length: number
}

let usable: Promise<boolean> | null = null

/** Reads text with PostgreSQL's own parser; null where it refuses the text or has broken down. */
export async function parse(text: string): Promise<Parsed[] | null> {
  usable ??= loadModule().then(
    () => true,
    () => false,
  )
  if (!(await usable)) return null
  // A C string ends at NUL: the parser would take the rest for missing.
  if (text === '' || text.includes('\0')) return null
  try {
    const total = Buffer.byteLength(text)
    return (parseSync(text).stmts ?? []).flatMap(({ stmt, stmt_location = 0, stmt_len = 0 }) =>
      stmt === undefined
        ? []
        : [{ node: stmt, start: stmt_location, length: stmt_len === 0 ? total - stmt_location : stmt_len }],
    )
  } catch (error) {
    if (!(error instanceof SqlError)) usable = Promise.resolve(stillSane())
    return null
  }
}

/** After a breakdown (stack or memory used up) the WASM module may be left unusable for good. */
function stillSane(): boolean {
  try {
    return parseSync('select 1').stmts?.length === 1
  } catch {
    return false
  }
}
