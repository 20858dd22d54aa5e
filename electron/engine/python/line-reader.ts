import { StringDecoder } from 'node:string_decoder'

/** Longer lines are cut: what prints without end must not fill the memory. */
export const longestLine = 64 * 1024

/** Cuts a stream of bytes into lines as they come. Beyond the longest line the rest of it is left out. */
export class LineReader {
  readonly #decoder = new StringDecoder('utf8')
  readonly #longest: number
  readonly #take: (line: string, cut: boolean) => void
  #line = ''
  #cut = false

  constructor(take: (line: string, cut: boolean) => void, longest = longestLine) {
    this.#take = take
    this.#longest = longest
  }

  /** Reads on. */
  write(chunk: Buffer): void {
    const parts = this.#decoder.write(chunk).split('\n')
    const last = parts.pop() ?? ''
    for (const part of parts) {
      this.#add(part)
      this.#give()
    }
    this.#add(last)
  }

  /** Gives the last line, where no line end stood behind it. */
  end(): void {
    this.#add(this.#decoder.end())
    if (this.#line !== '') this.#give()
  }

  #add(text: string): void {
    const room = this.#longest - this.#line.length
    if (text.length > room) this.#cut = true
    if (room > 0) this.#line += text.slice(0, room)
  }

  #give(): void {
    this.#take(this.#line.replace(/\r$/, ''), this.#cut)
    this.#line = ''
    this.#cut = false
  }
}
