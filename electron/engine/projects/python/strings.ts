import type { PyValue } from './values'

const opening = /^([a-z]*)("""|'''|"|')/i

/** What a string literal begins and ends with. */
export interface Quotes {
  readonly raw: boolean
  readonly bytes: boolean
  readonly format: boolean
  /** Length of prefix and opening quotes. */
  readonly start: number
  readonly end: number
}

/** The quotes of a string literal; null where the source is none, or is not ended. */
export function quotesOf(source: string): Quotes | null {
  const [all, prefix, quote] = opening.exec(source) ?? []
  if (all === undefined || prefix === undefined || quote === undefined) return null
  if (source.length < all.length + quote.length || !source.endsWith(quote)) return null
  const letters = prefix.toLowerCase()
  if (!/^(|u|b|r|br|rb|f|fr|rf)$/.test(letters)) return null
  return {
    raw: letters.includes('r'),
    bytes: letters.includes('b'),
    format: letters.includes('f'),
    start: all.length,
    end: source.length - quote.length,
  }
}

/** A string or bytes literal's value; null where it can't be told (`\N{…}`, half a surrogate pair) or is a format string. */
export function readString(source: string): PyValue | null {
  const quotes = quotesOf(source)
  if (quotes === null || quotes.format) return null
  const content = source.slice(quotes.start, quotes.end)
  if (!quotes.bytes) {
    const value = quotes.raw ? content : unescape(content, false)
    return value === null ? null : { kind: 'str', value }
  }
  // eslint-disable-next-line no-control-regex
  if (/[^\x00-\x7f]/.test(content)) return null
  const value = quotes.raw ? content : unescape(content, true)
  return value === null ? null : { kind: 'bytes', value: Uint8Array.from(value, (c) => c.charCodeAt(0)) }
}

const simple: Record<string, string> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}
const escape = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))/g

/** The text that escapes stand for; an escape Python doesn't know stays as it is, as in Python. */
export function unescape(text: string, bytes: boolean): string | null {
  let understood = true
  const value = text.replace(escape, (all, octal, hex, short, long, other) => {
    if (octal !== undefined) {
      const code = Number.parseInt(octal, 8)
      return String.fromCharCode(bytes ? code & 0xff : code)
    }
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    const code = short ?? long
    if (code !== undefined) {
      if (bytes) return all
      const point = Number.parseInt(code, 16)
      // Two halves would join here, but stay two in Python; neither can be sent to a server.
      if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) understood = false
      return understood ? String.fromCodePoint(point) : ''
    }
    const known = Object.hasOwn(simple, other) ? simple[other] : undefined
    if (known !== undefined) return known
    if (!bytes && /[NxuU]/.test(other)) understood = false
    if (bytes && other === 'x') understood = false
    return all
  })
  return understood ? value : null
}
