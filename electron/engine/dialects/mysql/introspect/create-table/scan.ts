/** Why a text of SHOW CREATE TABLE is not read: it has a clause that is not known here. */
export class Unreadable extends Error {}

export interface Token {
  readonly kind: 'name' | 'text' | 'comment' | 'word' | 'group' | 'sign'
  readonly start: number
  readonly end: number
  /** As it stands; words upper-case. */
  readonly text: string
}

const next = /\s*(?:(`(?:[^`]|``)*`)|('(?:[^'\\]|\\[\s\S]|'')*')|(\/\*[\s\S]*?\*\/)|([\w$.+-]+)|(\()|(\S))/y
const inGroup = /`(?:[^`]|``)*`|'(?:[^'\\]|\\[\s\S]|'')*'|[()]/g
const kinds = ['name', 'text', 'comment', 'word', 'group', 'sign'] as const

/** The tokens of `source` between two places; what stands in parentheses is one token. */
export function tokensOf(source: string, from: number, to: number): Token[] {
  const tokens: Token[] = []
  next.lastIndex = from
  while (next.lastIndex < to) {
    const match = next.exec(source)
    if (match === null) break
    const at = match.findIndex((part, group) => group > 0 && part !== undefined)
    const kind = kinds[at - 1] ?? 'sign'
    const found = match[at] ?? ''
    const start = next.lastIndex - found.length
    if (start >= to) break
    if (kind === 'group') next.lastIndex = groupEnd(source, start)
    const end = next.lastIndex
    const text = kind === 'word' ? found.toUpperCase() : source.slice(start, end)
    tokens.push({ kind, start, end, text })
  }
  return tokens
}

function groupEnd(source: string, start: number): number {
  let depth = 0
  inGroup.lastIndex = start
  for (;;) {
    const match = inGroup.exec(source)
    if (match === null) throw new Unreadable('an open parenthesis')
    if (match[0] === '(') depth += 1
    if (match[0] === ')') depth -= 1
    if (depth === 0) return inGroup.lastIndex
  }
}

/** What stands between the commas of a group. */
export function itemsOf(source: string, group: Token): Token[][] {
  const items: Token[][] = [[]]
  for (const token of tokensOf(source, group.start + 1, group.end - 1)) {
    if (token.kind === 'sign' && token.text === ',') items.push([])
    else items.at(-1)?.push(token)
  }
  return items.filter((item) => item.length > 0)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', Z: '\x1a' }

/** The value of a quoted text. */
export function valueOf(text: string): string {
  return text
    .slice(1, -1)
    .replace(/''|\\([\s\S])/g, (_, escaped?: string) =>
      escaped === undefined ? "'" : (escapes[escaped] ?? escaped),
    )
}

/** A quoted name without its quotes. */
export function nameOf(text: string): string {
  return text.slice(1, -1).replaceAll('``', '`')
}
