/** Why a text of SHOW CREATE TABLE is not read: it has a clause that is not known here. */
export class Unreadable extends Error {}

export interface Token {
  readonly kind: 'name' | 'text' | 'comment' | 'word' | 'group' | 'sign'
  readonly start: number
  readonly end: number
  /** A word in upper case, or a sign; empty for the others. */
  readonly word: string
  /** What stands in a group's parentheses. */
  readonly inside: readonly Token[]
}

const none: readonly Token[] = []

/**
 * The tokens of a whole text, what stands in parentheses inside of one token. Read by hand and in one pass: this is
 * what reading thousands of tables waits for.
 */
export function tokensOf(source: string): readonly Token[] {
  const open: { start: number; tokens: Token[] }[] = []
  let tokens: Token[] = []
  for (let at = 0; at < source.length;) {
    const start = at
    const code = source.charCodeAt(at)
    if (code === 32 || (code >= 9 && code <= 13)) at += 1
    else if (isWord(code)) {
      do at += 1
      while (isWord(source.charCodeAt(at)))
      tokens.push({ kind: 'word', start, end: at, word: source.slice(start, at).toUpperCase(), inside: none })
    } else if (code === backtick || code === apostrophe) {
      at = quotedEnd(source, start, code)
      tokens.push({ kind: code === backtick ? 'name' : 'text', start, end: at, word: '', inside: none })
    } else if (code === opening) {
      at += 1
      open.push({ start, tokens })
      tokens = []
    } else if (code === closing) {
      at += 1
      const group = open.pop()
      if (group === undefined) throw new Unreadable('a closing parenthesis')
      group.tokens.push({ kind: 'group', start: group.start, end: at, word: '', inside: tokens })
      tokens = group.tokens
    } else if (source.startsWith('/*', at)) {
      at = placeBehind(source, '*/', at)
      tokens.push({ kind: 'comment', start, end: at, word: '', inside: none })
    } else {
      at += 1
      tokens.push({ kind: 'sign', start, end: at, word: source.charAt(start), inside: none })
    }
  }
  if (open.length > 0) throw new Unreadable('an open parenthesis')
  return tokens
}

const [backtick, apostrophe, backslash, opening, closing] = [96, 39, 92, 40, 41] as const

/** Letters, digits and `_ $ . + -`: names stand in quotes here, and numbers are read as words. */
function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    code === 46 ||
    code === 43 ||
    code === 45
  )
}

/** Behind the closing quote; a doubled one is part of the text, and so is one behind a backslash in a text. */
function quotedEnd(source: string, start: number, quote: number): number {
  for (let at = start + 1; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (code === backslash && quote === apostrophe) at += 1
    else if (code === quote) {
      if (source.charCodeAt(at + 1) !== quote) return at + 1
      at += 1
    }
  }
  throw new Unreadable('an open quote')
}

function placeBehind(source: string, end: string, from: number): number {
  const found = source.indexOf(end, from)
  if (found === -1) throw new Unreadable('an open comment')
  return found + end.length
}

/** What stands between the commas of a group. */
export function itemsOf({ inside }: Token): Token[][] {
  const items: Token[][] = []
  let item: Token[] = []
  for (const token of inside) {
    if (token.kind !== 'sign' || token.word !== ',') item.push(token)
    else {
      items.push(item)
      item = []
    }
  }
  items.push(item)
  return items.filter((tokens) => tokens.length > 0)
}
