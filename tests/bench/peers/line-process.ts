import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'

/** A program that answers each line on its standard input with one on its standard output. */
export class LineProcess {
  readonly #child: ChildProcess
  readonly #lines: Interface
  readonly #waiting: { answer: (line: string) => void; fail: (error: Error) => void }[] = []
  #errors = ''

  constructor(program: string, args: readonly string[]) {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    this.#child = child
    this.#lines = createInterface(child.stdout)
    this.#lines.on('line', (line) => this.#waiting.shift()?.answer(line))
    child.stderr.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString()).slice(-4000)
    })
    child.on('close', (code) => {
      for (const { fail } of this.#waiting.splice(0))
        fail(new Error(`${program} ended with ${code}: ${this.#errors}`))
    })
  }

  /** Sends one line and waits for its answer. */
  ask(line: string): Promise<string> {
    return new Promise((answer, fail) => {
      this.#waiting.push({ answer, fail })
      this.#child.stdin?.write(`${line}\n`)
    })
  }

  /** Ends the program. */
  close(): void {
    this.#child.stdin?.end()
    this.#child.kill()
  }
}
