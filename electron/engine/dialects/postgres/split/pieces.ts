import { tokenAt } from './scan'

/** Where one statement stands in its text: from its first token to behind its last, the `;` left out. */
export interface Piece {
  readonly start: number
  readonly end: number
}

/** Splits without a parser. What is unfinished (a quote, a comment) reaches to the end of the text. */
export function splitPieces(text: string): Piece[] {
  const pieces: Piece[] = []
  let statement = new Shape()
  let start = -1
  let end = -1
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at)
    if (token.kind === 'other' && text.charAt(at) === ';' && statement.endsHere) {
      if (start >= 0) pieces.push({ start, end })
      statement = new Shape()
      start = -1
    } else if (token.kind !== 'blank') {
      if (start < 0) start = at
      end = token.end
      if (token.kind === 'word') statement.word(text.slice(at, token.end).toUpperCase())
      else if (token.kind === 'other') statement.sign(text.charAt(at))
    }
    at = token.end
  }
  if (start >= 0) pieces.push({ start, end })
  return pieces
}

/** The first place of a token in a range; its end where there is none. */
export function skipBlanks(text: string, from: number, to: number): number {
  let at = from
  while (at < to) {
    const token = tokenAt(text, at)
    if (token.kind !== 'blank') return at
    at = token.end
  }
  return to
}

/**
 * Knows the two kinds of statement that hold `;` inside: SQL-standard routine bodies and rules with several actions.
 * Parentheses count for rules alone, so that one left open elsewhere does not swallow the statements behind it.
 */
class Shape {
  readonly #head: string[] = []
  #parentheses = 0
  #blocks = 0
  #previous = ''

  get endsHere(): boolean {
    return this.#blocks === 0 && (this.#parentheses === 0 || !this.#creates('RULE'))
  }

  word(word: string): void {
    if (this.#head.length < 4) this.#head.push(word)
    if (this.#creates('FUNCTION', 'PROCEDURE')) {
      if (word === 'ATOMIC' && this.#previous === 'BEGIN' && this.#blocks === 0) this.#blocks = 1
      else if (word === 'CASE' && this.#blocks > 0) this.#blocks++
      else if (word === 'END' && this.#blocks > 0) this.#blocks--
    }
    this.#previous = word
  }

  sign(sign: string): void {
    if (sign === '(') this.#parentheses++
    else if (sign === ')' && this.#parentheses > 0) this.#parentheses--
  }

  #creates(...kinds: string[]): boolean {
    const [first, second, third, fourth] = this.#head
    if (first !== 'CREATE') return false
    const kind = second === 'OR' && third === 'REPLACE' ? fourth : second
    return kind !== undefined && kinds.includes(kind)
  }
}
