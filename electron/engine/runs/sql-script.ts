import { ended } from '../dialects/ended'

/** An SQL script as it grows: in one transaction where the server can, but for statements that can't run in one. */
export class SqlScript {
  readonly #parts: string[] = []
  readonly #transactional: boolean
  #open = false

  constructor(transactional: boolean) {
    this.#transactional = transactional
    this.#begin()
  }

  /** A comment line. Revision ids come from files, and may hold anything. */
  say(words: string): void {
    this.#parts.push(`-- ${words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`)
  }

  add(sql: string, transactional = true): void {
    if (transactional) this.#begin()
    else this.#commit()
    this.#parts.push(ended(sql))
  }

  end(): string {
    this.#begin()
    this.#commit()
    return `${this.#parts.join('\n\n')}\n`
  }

  #begin(): void {
    if (!this.#transactional || this.#open) return
    this.#open = true
    this.#parts.push('BEGIN;')
  }

  #commit(): void {
    if (!this.#open) return
    this.#open = false
    this.#parts.push('COMMIT;')
  }
}
