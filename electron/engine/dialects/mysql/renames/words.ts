import { Scanner } from '../scan'

/** A token of a statement: `quoted` is a name or a text in quotes, as written. */
export interface Word {
  readonly kind: 'word' | 'quoted' | 'sign'
  readonly text: string
}

/** What can't be read for sure. */
export class Unsure extends Error {}

/** The tokens of a statement; throws where a conditional comment makes it depend on the server what is run. */
export function wordsOf(sql: string): Word[] {
  const scanner = new Scanner(sql)
  const words: Word[] = []
  for (;;) {
    scanner.skipBlank(() => false)
    if (!scanner.read()) return words
    const { kind, start, end } = scanner.token
    if (kind === 'open' || kind === 'close') throw new Unsure()
    words.push({ kind: kind === 'variable' ? 'sign' : kind, text: sql.slice(start, end) })
  }
}

/** Walks over tokens; what is asked for and not there makes the statement unsure. */
export class Reader {
  readonly #words: readonly Word[]
  #at = 0

  constructor(words: readonly Word[]) {
    this.#words = words
  }

  get atEnd(): boolean {
    return this.#at >= this.#words.length || this.#words[this.#at]?.text === ';'
  }

  /** Takes these keywords or signs where they stand next. */
  takes(...wanted: readonly string[]): boolean {
    const there = wanted.every((word, ahead) => {
      const next = this.#words[this.#at + ahead]
      return next !== undefined && next.kind !== 'quoted' && next.text.toUpperCase() === word
    })
    if (there) this.#at += wanted.length
    return there
  }

  /** Takes one of these keywords where it stands next. */
  takesAny(...wanted: readonly string[]): boolean {
    return wanted.some((word) => this.takes(word))
  }

  /** A name, in quotes or without; one with a database before it is unsure. */
  name(): string {
    const next = this.#words[this.#at]
    if (next === undefined || next.kind === 'sign' || next.text.startsWith("'")) throw new Unsure()
    this.#at += 1
    if (this.#words[this.#at]?.text === '.') throw new Unsure()
    if (next.kind === 'word') return next.text
    const quote = next.text.slice(0, 1)
    // The scanner reads a doubled quote as two neighbours.
    let inner = next.text.slice(1, -1)
    for (
      let more = this.#words[this.#at];
      more?.text.startsWith(quote) === true;
      more = this.#words[this.#at]
    ) {
      inner += quote + more.text.slice(1, -1)
      this.#at += 1
    }
    return inner
  }

  /** The rest up to a comma outside of parentheses, which is taken too; what stands within is left to the caller. */
  clause(): Reader {
    const start = this.#at
    let depth = 0
    for (; !this.atEnd; this.#at++) {
      const next = this.#words[this.#at]
      const sign = next?.kind === 'sign' ? next.text : ''
      if (sign === ',' && depth === 0) break
      depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    }
    const clause = new Reader(this.#words.slice(start, this.#at))
    this.#at += 1
    return clause
  }
}
