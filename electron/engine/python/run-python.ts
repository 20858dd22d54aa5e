import { type ChildProcess, spawn } from 'node:child_process'
import { AppError } from '../errors'
import { LineReader, longestLine } from './line-reader'
import type { AllowedPython } from './permission'
import { endGroup, killGroup } from './process-group'
import { spellingsOf, withoutSecrets } from './secret-words'

/** Lines that are kept for whoever has to find out why it failed. */
const keptLines = 200
/** A child that outlives Python may hold its pipes for ever. */
const drainMs = 500

export interface PythonWork {
  readonly python: AllowedPython
  /** What Python runs. Its answers are the lines it writes to the standard output; all else belongs to the standard error. */
  readonly program: string
  /** Reaches the program as JSON on its standard input, so nothing of it stands in a list of processes. */
  readonly input: unknown
  /** Where it runs. */
  readonly folder: string
  /** Beside Varve's own environment; never a secret, which every process of the user could read there. */
  readonly environment: Readonly<Record<string, string>>
  /** Null where only `signal` bounds it. */
  readonly timeoutMs: number | null
  readonly signal: AbortSignal | null
  /** Blanked wherever they turn up in the output. */
  readonly secrets: readonly string[]
  /** How many bytes of answers, and how many of output, are taken; what is printed beyond is counted. */
  readonly mostAnswered: number
  readonly mostBytes: number
  /** The longest answer; longer ones are cut. */
  readonly longestAnswer: number
  answer(line: string, cut: boolean): void
  output(line: string): void
}

/** How it ended. Lines are without secrets. */
export interface PythonEnd {
  readonly kind: 'exited' | 'timeout' | 'cancelled'
  readonly exitCode: number | null
  readonly signal: string | null
  /** The last lines of its standard error. */
  readonly lastLines: readonly string[]
  /** Bytes that were printed beyond what is taken. */
  readonly beyond: number
}

/** Runs a program in an allowed Python: no shell, its own process group, bounded in time and output. Throws where it can't be started. */
export async function runPython(work: PythonWork): Promise<PythonEnd> {
  const { python, signal, timeoutMs } = work
  if (signal?.aborted === true) return notStarted
  const child = spawn(python.path, ['-c', work.program], {
    cwd: work.folder,
    env: { ...process.env, ...work.environment, PYTHONIOENCODING: 'utf-8:backslashreplace' },
    stdio: 'pipe',
    shell: false,
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const kill = () => killGroup(child)
  process.once('exit', kill)
  let kind: PythonEnd['kind'] = 'exited'
  const stop = (why: 'timeout' | 'cancelled') => {
    if (kind !== 'exited') return
    kind = why
    endGroup(child)
  }
  const cancel = () => stop('cancelled')
  const timer = timeoutMs === null ? undefined : setTimeout(() => stop('timeout'), timeoutMs)
  signal?.addEventListener('abort', cancel)
  try {
    const taken = take(child, work)
    child.stdin.on('error', () => undefined)
    child.stdin.end(JSON.stringify(work.input))
    const end = await exit(child, python)
    // What it has started must not go on without it.
    kill()
    await drained(child)
    return { kind, ...end, ...taken() }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
    process.removeListener('exit', kill)
  }
}

const notStarted: PythonEnd = { kind: 'cancelled', exitCode: null, signal: null, lastLines: [], beyond: 0 }

/** Reads both streams; the function gives what was kept. */
function take(child: ChildProcess, work: PythonWork): () => { lastLines: readonly string[]; beyond: number } {
  const spellings = work.secrets.flatMap(spellingsOf)
  // A secret that stands across the cut of a long line must still be seen whole.
  const margin = Math.max(0, ...spellings.map((spelling) => spelling.length))
  const lastLines: string[] = []
  let beyond = 0
  const read = (stream: NodeJS.ReadableStream | null, most: number, reader: LineReader) => {
    let left = most
    stream?.on('data', (chunk: Buffer) => {
      if (left > 0) reader.write(chunk.subarray(0, left))
      beyond += Math.max(0, chunk.length - Math.max(0, left))
      left -= chunk.length
    })
    stream?.on('end', () => reader.end())
    stream?.on('error', () => undefined)
  }
  read(
    child.stdout,
    work.mostAnswered,
    new LineReader((line, cut) => work.answer(line, cut), work.longestAnswer),
  )
  const output = (line: string, cut: boolean) => {
    const clean = withoutSecrets(line, spellings).slice(0, longestLine)
    lastLines.push(cut ? `${clean} …` : clean)
    if (lastLines.length > keptLines) lastLines.shift()
    work.output(clean)
  }
  read(child.stderr, work.mostBytes, new LineReader(output, longestLine + margin))
  return () => ({ lastLines, beyond })
}

function exit(
  child: ChildProcess,
  python: AllowedPython,
): Promise<{ exitCode: number | null; signal: string | null }> {
  return new Promise((resolve, reject) => {
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }))
    child.once('error', (error) => reject(notStartable(python.path, error)))
  })
}

async function drained(child: ChildProcess): Promise<void> {
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null && !stream.readableEnded)
  const ended = Promise.all(
    streams.map((stream) => new Promise((resolve) => stream?.once('close', resolve).once('end', resolve))),
  )
  let timer: NodeJS.Timeout | undefined
  await Promise.race([ended, new Promise((resolve) => (timer = setTimeout(resolve, drainMs)))])
  clearTimeout(timer)
  for (const stream of streams) stream?.destroy()
}

function notStartable(path: string, error: Error): AppError {
  const code = 'code' in error ? String(error.code) : ''
  const reasons: Record<string, string> = {
    ENOENT: 'it is not there any more, or the folder it is to run in is gone',
    EACCES: 'this user may not run it',
    ENOEXEC: 'it is no program',
    ENOTDIR: 'a file stands in the way of its path',
  }
  return new AppError('python-failed', `${path} can't be run: ${reasons[code] ?? error.message}.`, {
    advice: 'Choose another Python for this project, or make its environment anew.',
    cause: error,
  })
}
