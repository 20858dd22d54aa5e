const tab = 9
const newline = 10
const space = 32
const doubleQuote = 34
const hash = 35
const dollar = 36
const singleQuote = 39
const star = 42
const minus = 45
const slash = 47
const colon = 58
const equals = 61
const at = 64
const backslash = 92
const underscore = 95
const backtick = 96

export type TokenKind = 'word' | 'quoted' | 'variable' | 'sign' | 'open' | 'close'

/** The scanner's one mutable token: reading 16 MB must not make millions of objects. */
export interface Token {
  kind: TokenKind
  start: number
  end: number
}

/**
 * Reads MySQL's lexical elements: white space and comments are stepped over; the marks of a conditional comment, as in
 * mysqldump's version comments, are tokens of their own because what stands between them is code.
 */
export class Scanner {
  readonly text: string
  position = 0
  /** Whether the position stands inside a conditional comment. */
  conditional = false
  /** What ends a statement; in custom form (not `;`) it wins over comments and cuts words. */
  delimiter = ';'
  readonly token: Token = { kind: 'sign', start: 0, end: 0 }

  constructor(text: string) {
    this.text = text
  }

  /** Steps over white space and comments, up to the next token, delimiter, or line for which `atLineStart` is true. */
  skipBlank(atLineStart: (position: number) => boolean): void {
    const { text } = this
    while (this.position < text.length) {
      const code = text.charCodeAt(this.position)
      if (isSpace(code)) {
        this.position++
        if (code === newline && atLineStart(this.position)) return
      } else if (this.atDelimiter()) {
        return
      } else {
        const end = this.commentEnd(this.position, code)
        if (end < 0) return
        this.position = end
      }
    }
  }

  /** Whether a delimiter other than `;` stands at the position. */
  atDelimiter(): boolean {
    const { delimiter, text, position } = this
    if (delimiter === ';' || this.conditional || !text.startsWith(delimiter, position)) return false
    // A delimiter such as `go` is one only as a whole word.
    return !isPlainWord(delimiter) || position + delimiter.length === wordEnd(text, position)
  }

  /** Where the plain comment that starts at `i` ends; -1 where none starts. The newline behind a line comment is no part of it. */
  commentEnd(i: number, code: number): number {
    const { text } = this
    if (code === hash) return endOfLine(text, i)
    if (code === minus && text.charCodeAt(i + 1) === minus) {
      const next = i + 2 < text.length ? text.charCodeAt(i + 2) : newline
      return next <= space || next === 127 ? endOfLine(text, i) : -1
    }
    if (code !== slash || text.charCodeAt(i + 1) !== star || openerLength(text, i) > 0) return -1
    const close = text.indexOf('*/', i + 2)
    return close < 0 ? text.length : close + 2
  }

  /** Reads the token at the position into `token`; false at the end of the text. */
  read(): boolean {
    const { text, token } = this
    const start = this.position
    if (start >= text.length) return false
    const code = text.charCodeAt(start)
    token.start = start
    if (isWord(code)) {
      token.kind = 'word'
      token.end = this.#cutAtDelimiter(wordEnd(text, start))
    } else if (code === singleQuote || code === doubleQuote || code === backtick) {
      token.kind = 'quoted'
      token.end = quotedEnd(text, start, code)
    } else if (code === at) {
      token.kind = 'variable'
      token.end = this.#cutAtDelimiter(variableEnd(text, start))
    } else {
      this.#readSign(start, code)
    }
    this.position = token.end
    return true
  }

  /** `END$$` ends with a delimiter although `$` may stand in a word. */
  #cutAtDelimiter(end: number): number {
    const { delimiter, text, token } = this
    if (delimiter === ';' || this.conditional || isPlainWord(delimiter)) return end
    const at = text.slice(token.start, end + delimiter.length).indexOf(delimiter, 1)
    return at < 0 ? end : Math.min(end, token.start + at)
  }

  #readSign(start: number, code: number): void {
    const { text, token } = this
    token.kind = 'sign'
    token.end = start + 1
    if (code === slash) {
      const length = openerLength(text, start)
      if (length > 0) {
        token.kind = 'open'
        token.end = start + length
        this.conditional = true
      }
    } else if (code === star && this.conditional && text.charCodeAt(start + 1) === slash) {
      token.kind = 'close'
      token.end = start + 2
      this.conditional = false
    } else if (code === colon && text.charCodeAt(start + 1) === equals) {
      token.end = start + 2
    }
  }
}

function isPlainWord(delimiter: string): boolean {
  return /^\w+$/.test(delimiter)
}

function isSpace(code: number): boolean {
  return code === space || (code >= tab && code <= 13) || code === 0xfeff || code === 0xa0
}

/** Letters, digits, `_`, `$` and everything beyond ASCII. */
function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === underscore ||
    code === dollar ||
    (code >= 128 && code !== 0xfeff && code !== 0xa0)
  )
}

function wordEnd(text: string, start: number): number {
  let i = start + 1
  while (i < text.length && isWord(text.charCodeAt(i))) i++
  return i
}

/** A doubled quote reads as two neighbouring strings, which ends at the same place. */
function quotedEnd(text: string, start: number, quote: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) return i + 1
    if (code === backslash && quote !== backtick) i++
  }
  return text.length
}

/** `@name`, `@@name`, `@'name'`, and the `@host` of an account. */
function variableEnd(text: string, start: number): number {
  let i = start + 1
  while (text.charCodeAt(i) === at) i++
  const code = text.charCodeAt(i)
  if (code === singleQuote || code === doubleQuote || code === backtick) return quotedEnd(text, i, code)
  return i < text.length && isWord(code) ? wordEnd(text, i) : i
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end
}

/** The length of `/*!`, `/*!50003`, `/*M!` or `/*M!100100` at `i`; 0 where no conditional comment opens. */
function openerLength(text: string, i: number): number {
  if (text.charCodeAt(i + 1) !== star) return 0
  const mark = text[i + 2]
  const length = mark === '!' ? 3 : mark === 'M' && text[i + 3] === '!' ? 4 : 0
  if (length === 0) return 0
  let end = i + length
  while (end < i + length + 6 && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++
  return end - i
}
