import type { Statement } from '#contract/plan'
import { readDelimiterLine } from './delimiter'
import { effectsOf } from './effects'
import { headLength, programKind, type ProgramKind } from './head'
import { ProgramBlocks } from './program'
import { Scanner, type Token } from './scan'

/** Splits a file into statements. */
export function split(text: string): Promise<Statement[]> {
  return Promise.resolve(new Splitter(text).split())
}

/** A text of one statement without the comments around it; as it is where it is more than one. */
export function bare(text: string): string {
  const [one, ...more] = new Splitter(text).split()
  return one === undefined || more.length > 0 ? text : one.sql
}

const plain = { transactional: true, reason: null, control: null } as const

/** The statements of a text that was written here. */
export function statementsIn(text: string): string[] {
  return new Splitter(text).split().map(({ sql }) => sql)
}

/** What each of these statements means for transactions, where they run one after another. */
export async function judgeInOrder(
  statements: readonly string[],
): Promise<Pick<Statement, 'transactional' | 'reason' | 'control'>[]> {
  return statements.map((sql) => {
    const [{ transactional, reason, control } = plain] = new Splitter(sql).split()
    return { transactional, reason, control }
  })
}

class Splitter {
  readonly #text: string
  readonly #scanner: Scanner
  readonly #statements: Statement[] = []
  /** Where the open statement starts; -1 where none is open. */
  #start = -1
  #end = -1
  #head: string[] = []
  #kind: ProgramKind | null = null
  #blocks: ProgramBlocks | null = null
  #line = 1
  #lineStart = 0

  constructor(text: string) {
    this.#text = text
    this.#scanner = new Scanner(text)
  }

  split(): Statement[] {
    const scanner = this.#scanner
    let delimiterLine = this.#delimiterAt(0)
    const atLineStart = (position: number): boolean => {
      delimiterLine = this.#delimiterAt(position)
      return delimiterLine !== null
    }
    for (;;) {
      if (delimiterLine === null) scanner.skipBlank(atLineStart)
      if (delimiterLine !== null) {
        this.#finish()
        scanner.delimiter = delimiterLine.delimiter
        scanner.position = delimiterLine.end
        delimiterLine = null
      } else if (scanner.atDelimiter()) {
        scanner.position += scanner.delimiter.length
        this.#finish()
      } else if (scanner.read()) {
        this.#take(scanner.token)
      } else {
        break
      }
    }
    this.#finish()
    return this.#statements
  }

  /** The client command DELIMITER on the line that starts here; never inside a conditional comment. */
  #delimiterAt(position: number): { delimiter: string; end: number } | null {
    if (this.#scanner.conditional) return null
    return readDelimiterLine(this.#text, position, this.#start >= 0)
  }

  #take(token: Token): void {
    const semicolon = token.kind === 'sign' && this.#text[token.start] === ';'
    if (semicolon && this.#endsHere()) {
      this.#finish()
      return
    }
    if (this.#start < 0) this.#start = token.start
    // A semicolon counts only when something follows it, so that `END;` before a delimiter ends as `END` does.
    if (!semicolon) this.#end = token.end
    if (token.kind === 'open' || token.kind === 'close') return
    if (this.#blocks === null && this.#head.length >= headLength) return
    const word = this.#word(token)
    if (this.#head.length < headLength) this.#head.push(word)
    if (this.#blocks !== null) this.#blocks.take(word)
    else if (this.#kind === null) this.#recognise()
  }

  #endsHere(): boolean {
    if (this.#scanner.conditional) return false
    if (this.#blocks === null) return true
    // Under a delimiter of its own a stored program ends there and nowhere else.
    return this.#scanner.delimiter === ';' && this.#blocks.atEnd
  }

  #recognise(): void {
    this.#kind = programKind(this.#head)
    if (this.#kind === null || this.#kind === 'none') return
    this.#blocks = new ProgramBlocks(this.#kind === 'stored')
    for (const word of this.#head) this.#blocks.take(word)
  }

  #word(token: Token): string {
    if (token.kind === 'quoted') return ''
    return this.#text.slice(token.start, token.end).toUpperCase()
  }

  #finish(): void {
    if (this.#start >= 0 && this.#end > this.#start) {
      this.#countLines(this.#start)
      this.#statements.push({
        sql: this.#text.slice(this.#start, this.#end),
        line: this.#line,
        column: this.#start - this.#lineStart + 1,
        ...effectsOf(this.#head),
      })
    }
    this.#start = -1
    this.#end = -1
    this.#head = []
    this.#kind = null
    this.#blocks = null
    this.#scanner.conditional = false
  }

  #countLines(position: number): void {
    for (;;) {
      const newline = this.#text.indexOf('\n', this.#lineStart)
      if (newline < 0 || newline >= position) return
      this.#line++
      this.#lineStart = newline + 1
    }
  }
}
