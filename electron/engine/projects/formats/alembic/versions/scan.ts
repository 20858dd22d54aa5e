/** A statement at the top level of a Python file, with the indented lines under it. */
export interface TopStatement {
  readonly from: number
  readonly to: number
}

export interface Scan {
  readonly statements: readonly TopStatement[]
  /** Where a string or bracket seems not to be closed: a parser should look. */
  readonly doubtful: boolean
}

const newline = 10
const quotes = new Set([34, 39])
const closers = new Set([41, 93, 125])
const definition = /(?:async\s+)?def\s|class\s|@/y
const closing: Record<number, number> = { 40: 41, 91: 93, 123: 125 }

/**
 * Cuts Python text into its top-level statements, much quicker than a parser: a history of thousands of files is read
 * for a few assignments each.
 */
export function scanTop(text: string): Scan {
  const body = /^(?:async\s+)?def\s|^class\s|^@/m.exec(text)?.index ?? -1
  const rest = body === -1 ? null : definitionsAfter(text, body)
  if (rest === null) return scanAll(text)
  const head = scanAll(text.slice(0, body))
  return head.doubtful ? scanAll(text) : { statements: [...head.statements, ...rest], doubtful: false }
}

/** The definitions from `body` on, where each line at the left edge begins one; null where a closer look is due. */
function definitionsAfter(text: string, body: number): TopStatement[] | null {
  if (text.includes('"""', body) || text.includes("'''", body)) return null
  const statements: { from: number; to: number }[] = []
  for (let at = body; at < text.length; at = lineEnd(text, at) + 1) {
    const lead = text.charCodeAt(at)
    if (lead <= 32 || lead === 35 || closers.has(lead)) continue
    definition.lastIndex = at
    if (!definition.test(text)) return null
    endStatement(statements, at)
    statements.push({ from: at, to: at })
  }
  endStatement(statements, text.length)
  return statements
}

/** Knows strings, comments, brackets and continued lines. */
function scanAll(text: string): Scan {
  const statements: { from: number; to: number }[] = []
  const open: number[] = []
  let doubtful = false
  let lineStart = true
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (lineStart) {
      const first = afterIndent(text, at)
      const lead = text.charCodeAt(first)
      if (first >= text.length || lead === newline || lead === 35) {
        at = lineEnd(text, first) + 1
        continue
      }
      if (first === at) statements.push({ from: at, to: at })
      lineStart = false
      at = first
      continue
    }
    if (code === newline) {
      if (open.length === 0) {
        lineStart = true
        endStatement(statements, at)
      }
      at += 1
    } else if (code === 35) at = lineEnd(text, at)
    else if (code === 92) at += 2
    else if (quotes.has(code)) {
      const end = stringEnd(text, at, code)
      doubtful ||= end === null
      at = end ?? lineEnd(text, at)
    } else {
      if (code in closing) open.push(closing[code] ?? 0)
      else if (code === 41 || code === 93 || code === 125) doubtful ||= open.pop() !== code
      at += 1
    }
  }
  endStatement(statements, text.length)
  return { statements, doubtful: doubtful || open.length > 0 }
}

function endStatement(statements: readonly { to: number }[], at: number): void {
  const last = statements.at(-1)
  if (last) last.to = at
}

function afterIndent(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); code === 32 || code === 9 || code === 12; code = text.charCodeAt(at))
    at += 1
  return at
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

/** Behind the string that starts at `from`; null where it doesn't end. */
function stringEnd(text: string, from: number, quote: number): number | null {
  const long = text.charCodeAt(from + 1) === quote && text.charCodeAt(from + 2) === quote
  if (!long) return shortEnd(text, from + 1, quote)
  const mark = text.slice(from, from + 3)
  for (let end = text.indexOf(mark, from + 3); end !== -1; end = text.indexOf(mark, end + 1)) {
    if (!isEscaped(text, end)) return end + 3
  }
  return null
}

function shortEnd(text: string, from: number, quote: number): number | null {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) return at + 1
    if (code === newline) return null
    if (code === 92) at += 1
  }
  return null
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === 92) before -= 1
  return (at - before) % 2 === 0
}
