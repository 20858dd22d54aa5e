import { nameOf, valueOf } from './quoted'
import { Unreadable, type Token } from './scan'

/** Walks over the tokens of one clause; what is asked for and not there makes the text unreadable. */
export class Cursor {
  readonly source: string
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(source: string, tokens: readonly Token[]) {
    this.source = source
    this.#tokens = tokens
  }

  get next(): Token | undefined {
    return this.#tokens[this.#at]
  }

  take(kind: Token['kind']): Token {
    const token = this.next
    if (token === undefined || token.kind !== kind) throw this.unreadable()
    this.#at += 1
    return token
  }

  /** Takes these words where they stand next. */
  words(first: string, ...rest: readonly string[]): boolean {
    if (!this.#is(first, 0) || !rest.every((word, ahead) => this.#is(word, ahead + 1))) return false
    this.#at += 1 + rest.length
    return true
  }

  #is(word: string, ahead: number): boolean {
    const token = this.#tokens[this.#at + ahead]
    return token?.kind === 'word' && token.word === word
  }

  /** Takes a sign where it stands next. */
  sign(text: string): boolean {
    const found = this.next?.kind === 'sign' && this.next.word === text
    if (found) this.#at += 1
    return found
  }

  /** A token as it stands. */
  text({ start, end }: Token): string {
    return this.source.slice(start, end)
  }

  name(): string {
    return nameOf(this.text(this.take('name')))
  }

  value(): string {
    return valueOf(this.text(this.take('text')))
  }

  /** What stands in parentheses, without them. */
  inner(): string {
    const { start, end } = this.take('group')
    return this.source.slice(start + 1, end - 1)
  }

  /** The text up to the first token that ends it, or to the end of the clause. */
  until(ends: (token: Token) => boolean): string {
    const first = this.next
    if (first === undefined || ends(first)) throw this.unreadable()
    let last = first
    for (let token = this.next; token !== undefined && !ends(token); token = this.next) {
      last = token
      this.#at += 1
    }
    return this.source.slice(first.start, last.end)
  }

  /** The tokens that are left. */
  rest(): readonly Token[] {
    return this.#tokens.slice(this.#at)
  }

  unreadable(): Unreadable {
    return new Unreadable(this.next === undefined ? 'the end of a clause' : `"${this.text(this.next)}"`)
  }
}
