import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { processorTime } from '../processor'

/** A program with its arguments, run from its start to its end. */
export interface Contender {
  readonly name: string
  readonly command: readonly [string, ...string[]]
}

/** The quickest of several runs, and the least time of processors that one took together with the server. */
export interface Raced {
  readonly name: string
  readonly ms: number
  readonly processorMs: number
}

const run = promisify(execFile)

/** Lets the contenders take turns, so that what else the machine does meets all of them alike. */
export async function race(
  contenders: readonly Contender[],
  server: number,
  environment: Readonly<Record<string, string>>,
  runs: number,
): Promise<Raced[]> {
  const best = new Map<string, Raced>()
  for (let turn = 0; turn < runs; turn += 1)
    for (const { name, command } of contenders) {
      const [program, ...args] = command
      let ms = Infinity
      const processorMs = await processorTime(
        server,
        async () => {
          const started = performance.now()
          const { stdout } = await run(program, args, {
            env: { ...process.env, ...environment },
            maxBuffer: 1 << 28,
          })
          ms = performance.now() - started
          if (stdout.trim() === '') throw new Error(`${name} found no difference`)
        },
        1,
      )
      const last = best.get(name)
      best.set(name, {
        name,
        ms: Math.min(ms, last?.ms ?? Infinity),
        processorMs: Math.min(processorMs, last?.processorMs ?? Infinity),
      })
    }
  return [...best.values()]
}
