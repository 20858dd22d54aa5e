/** Line and column (from 1, UTF-16 units) of rising offsets, in one pass over the text. */
export class Places {
  readonly #text: string
  #at = 0
  #line = 1
  #lineStart = 0

  constructor(text: string) {
    this.#text = text
  }

  of(offset: number): { line: number; column: number } {
    while (this.#at < offset) {
      const c = this.#text.charAt(this.#at++)
      if (c === '\n' || (c === '\r' && this.#text.charAt(this.#at) !== '\n')) {
        this.#line++
        this.#lineStart = this.#at
      }
    }
    return { line: this.#line, column: offset - this.#lineStart + 1 }
  }
}
