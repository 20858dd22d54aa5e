/** A piece of SQL, as far as finding passwords needs it. All pieces together are the text. */
export interface Token {
  readonly kind: 'gap' | 'comment' | 'word' | 'quoted' | 'symbol'
  readonly text: string
  /** The quote or dollar tag around it; empty where there is none. */
  readonly quote: string
  /** What stands between the quotes. */
  readonly body: string
}

const word = /[\p{L}\p{N}_$]+/uy
const symbol = /=>|:=|\/\*M?!\d*|[\s\S]/uy
const gap = /\s+/y
// A # is a comment on MySQL and an operator on PostgreSQL.
const lineComment = /(?:--|#(?=[\s\p{L}]))([^\n]*)/uy
const dollar = /\$[\p{L}_]*[\p{L}\p{N}_]*\$/uy

/** Cuts SQL of either dialect into tokens, in one pass. */
export function* tokens(text: string): Generator<Token> {
  let at = 0
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  while (at < text.length) {
    const token = quotedAt(text, at, match(dollar)?.[0]) ?? commentAt(text, at) ?? plain(match)
    at += token.text.length
    yield token
  }
}

function plain(match: (pattern: RegExp) => RegExpExecArray | null): Token {
  const space = match(gap)
  if (space !== null) return { kind: 'gap', text: space[0], quote: '', body: '' }
  const comment = match(lineComment)
  if (comment !== null) return { kind: 'comment', text: comment[0], quote: '', body: comment[1] ?? '' }
  const name = match(word)
  if (name !== null) return { kind: 'word', text: name[0], quote: '', body: name[0] }
  return { kind: 'symbol', text: match(symbol)?.[0] ?? '', quote: '', body: '' }
}

function quotedAt(text: string, at: number, tag: string | undefined): Token | null {
  const quote = tag ?? text[at] ?? ''
  if (tag === undefined && quote !== "'" && quote !== '"' && quote !== '`') return null
  const start = at + quote.length
  const end = tag === undefined ? closing(text, start, quote) : text.indexOf(quote, start)
  const stop = end < 0 ? text.length : end
  return { kind: 'quoted', text: text.slice(at, stop + quote.length), quote, body: text.slice(start, stop) }
}

/** Comments nest on PostgreSQL and don't on MySQL; what a comment holds is searched as well, so the longer reading is safe. */
function commentAt(text: string, at: number): Token | null {
  if (!text.startsWith('/*', at) || /^M?!/.test(text.slice(at + 2, at + 4))) return null
  const mark = /\/\*|\*\//g
  mark.lastIndex = at
  let depth = 0
  let end = text.length
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    depth += found[0] === '/*' ? 1 : -1
    if (depth > 0) continue
    end = mark.lastIndex
    break
  }
  const whole = text.slice(at, end)
  return { kind: 'comment', text: whole, quote: '', body: depth === 0 ? whole.slice(2, -2) : whole.slice(2) }
}

/** Where the closing quote stands; -1 where there is none, or where a backslash before a quote leaves it in doubt: it ends a literal on PostgreSQL and does not on MySQL. */
function closing(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\' && quote !== '`') {
      if (text[at + 1] === quote) return -1
      at++
    } else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at
      at++
    }
  }
  return -1
}
