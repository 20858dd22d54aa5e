/** What the scanner saw: blank and comment are between tokens; `word` is an unquoted identifier or keyword. */
export interface Token {
  readonly kind: 'blank' | 'word' | 'quoted' | 'other'
  readonly end: number
}

const wordStart = /[A-Za-z_\u0080-\uffff]/
const wordPart = /[A-Za-z0-9_$\u0080-\uffff]/

/** The token that starts at `at`, by the rules of PostgreSQL's lexer with standard_conforming_strings on. */
export function tokenAt(text: string, at: number): Token {
  const c = text.charAt(at)
  if (/\s/.test(c) || c === '\ufeff') return { kind: 'blank', end: at + 1 }
  if (text.startsWith('--', at)) return { kind: 'blank', end: lineEnd(text, at) }
  if (text.startsWith('/*', at)) return { kind: 'blank', end: commentEnd(text, at) }
  if (isRestriction(text, at)) return { kind: 'blank', end: lineEnd(text, at) }
  if (c === "'") return { kind: 'quoted', end: quoteEnd(text, at, "'", false) }
  if (c === '"') return { kind: 'quoted', end: quoteEnd(text, at, '"', false) }
  if (c === '$') return dollarToken(text, at)
  if (wordStart.test(c)) {
    let end = at + 1
    while (end < text.length && wordPart.test(text.charAt(end))) end++
    const escapes = end === at + 1 && (c === 'e' || c === 'E') && text.charAt(end) === "'"
    return escapes ? { kind: 'quoted', end: quoteEnd(text, end, "'", true) } : { kind: 'word', end }
  }
  return { kind: 'other', end: at + 1 }
}

/** pg_dump writes a line for psql before and behind what it tells: https://www.postgresql.org/docs/release/15.14/. */
function isRestriction(text: string, at: number): boolean {
  return text.charAt(at) === '\\' && /^\\(?:un)?restrict[ \t]/.test(text.slice(at, at + 12))
}

function lineEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && text.charAt(end) !== '\n' && text.charAt(end) !== '\r') end++
  return end
}

function commentEnd(text: string, at: number): number {
  let depth = 0
  let i = at
  while (i < text.length) {
    if (text.startsWith('/*', i)) {
      depth++
      i += 2
    } else if (text.startsWith('*/', i)) {
      depth--
      i += 2
      if (depth === 0) return i
    } else i++
  }
  return text.length
}

function quoteEnd(text: string, at: number, quote: string, escapes: boolean): number {
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charAt(i)
    if (escapes && c === '\\') i++
    else if (c === quote) {
      if (text.charAt(i + 1) !== quote) return i + 1
      i++
    }
  }
  return text.length
}

const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y

function dollarToken(text: string, at: number): Token {
  dollarTag.lastIndex = at
  const tag = dollarTag.exec(text)?.[0]
  if (tag === undefined) return { kind: 'other', end: at + 1 }
  const close = text.indexOf(tag, at + tag.length)
  return { kind: 'quoted', end: close < 0 ? text.length : close + tag.length }
}
