import type * as library from 'libpg-query'
import type { Node } from 'libpg-query'

/** A statement as the parser read it; offsets count UTF-8 bytes. */
export interface Parsed {
  readonly node: Node
  readonly start: number
  readonly length: number
}

type Parser = typeof library

let usable: Promise<Parser | null> | null = null

/** Reads text with PostgreSQL's own parser; null where it refuses the text or has broken down. */
export async function parse(text: string): Promise<Parsed[] | null> {
  usable ??= load().catch(() => null)
  const parser = await usable
  if (parser === null) return null
  // A C string ends at NUL: the parser would take the rest for missing.
  if (text === '' || text.includes('\0')) return null
  try {
    const total = Buffer.byteLength(text)
    return (parser.parseSync(text).stmts ?? []).flatMap(({ stmt, stmt_location = 0, stmt_len = 0 }) =>
      stmt === undefined
        ? []
        : [{ node: stmt, start: stmt_location, length: stmt_len === 0 ? total - stmt_location : stmt_len }],
    )
  } catch (error) {
    if (!(error instanceof parser.SqlError)) usable = Promise.resolve(stillSane(parser) ? parser : null)
    return null
  }
}

async function load(): Promise<Parser> {
  const parser = await import('libpg-query')
  await parser.loadModule()
  return parser
}

/** After a breakdown (stack or memory used up) the WASM module may be left unusable for good. */
function stillSane({ parseSync }: Parser): boolean {
  try {
    return parseSync('select 1').stmts?.length === 1
  } catch {
    return false
  }
}
