import { AppError } from '../errors'
import { type PythonEnd, type PythonWork, runPython } from './run-python'
import { spellingsOf, withoutSecrets } from './secret-words'

/** One answer of a program: JSON with a kind. */
export type Answer = { readonly kind: string } & Readonly<Record<string, unknown>>

export type Told = Omit<PythonWork, 'answer' | 'output' | 'mostBytes' | 'mostAnswered' | 'longestAnswer'> & {
  /** What is being done, for the error: "read the versions of Alembic". */
  readonly purpose: string
  /** How often the usual amount of answers. */
  readonly parts?: number
  readonly hear?: (answer: Answer) => void
  readonly output?: (line: string) => void
}

const mostBytes = 10 * 1024 * 1024
const shownLines = 12
const shownCharacters = 300

/** Runs one of Varve's own programs and gives the answers in order, and how it ended. An answer that is none ends the hearing. */
export async function converse(told: Told): Promise<{ answers: Answer[]; end: PythonEnd }> {
  const answers: Answer[] = []
  const spellings = told.secrets.flatMap(spellingsOf)
  const end = await runPython({
    ...told,
    mostBytes,
    mostAnswered: mostBytes * (told.parts ?? 1),
    longestAnswer: mostBytes,
    answer: (line) => {
      const read = readAnswer(line)
      if (read === null) return
      const answer = clean(read, spellings)
      answers.push(answer)
      told.hear?.(answer)
    },
    output: told.output ?? (() => undefined),
  })
  return { answers, end }
}

/** SQL that was rendered without a secret stays to the letter; it is to be run. */
function clean(answer: Answer, spellings: readonly string[]): Answer {
  const cleaned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(cleaned)
    return typeof value === 'string' ? withoutSecrets(value, spellings) : value
  }
  const texts = Object.entries(answer).map(([name, value]) => [name, cleaned(value)])
  return { ...(Object.fromEntries(texts) as Record<string, unknown>), kind: answer.kind }
}

/** Throws where the program did not come to its end, in words that say how. */
export function refuseUnlessDone(told: Told, { answers, end }: { answers: Answer[]; end: PythonEnd }): void {
  const { path } = told.python
  const last = lastWords(end)
  if (end.kind === 'cancelled')
    throw new AppError('cancelled', `Cancelled: ${path} was ended while it was to ${told.purpose}.`)
  if (end.kind === 'timeout') {
    const seconds = Math.round((told.timeoutMs ?? 0) / 1000)
    throw new AppError(
      'timeout',
      `${path} did not ${told.purpose} within ${seconds} seconds, and was ended.${last}`,
      { advice: 'See what env.py and the revision wait for: a server, a lock, a question.' },
    )
  }
  const failure = answers.find(({ kind }) => kind === 'failed')
  if (failure !== undefined) throw failureOf(told, failure, last)
  if (answers.length === 0)
    throw failed(told, 'it did not answer as a Python does', `${exitWords(end)}${last}`)
  if (answers.at(-1)?.kind !== 'done') throw failed(told, exitWords(end).trim().replace(/\.$/, ''), last)
}

/** The error that a program told of, with lines that show where it comes from. */
export function failureOf(told: Told, answer: Answer, last: string): AppError {
  return failed(told, String(answer['message']), last, answer)
}

function failed(told: Told, why: string, more: string, failure?: Answer): AppError {
  const words = /[.?]$/.test(why) ? why : `${why}.`
  return new AppError('python-failed', `${told.python.path} could not ${told.purpose}: ${words}${more}`, {
    advice: adviceFor(typeof failure?.['type'] === 'string' ? failure['type'] : ''),
  })
}

function adviceFor(type: string): string {
  if (type === 'ModuleNotFoundError' || type === 'ImportError')
    return 'Install what is missing in this Python’s environment, or choose the Python of the environment that has it.'
  return 'See what it says, or choose another Python for this project.'
}

function exitWords({ exitCode, signal, beyond }: PythonEnd): string {
  if (beyond > 0) return ` It printed ${megabytes(mostBytes + beyond)}, more than is taken.`
  return signal === null ? ` It ended with exit code ${exitCode}.` : ` It was ended by ${signal}.`
}

/** The last lines Python printed, behind a message. */
export function lastWords({ lastLines }: Pick<PythonEnd, 'lastLines'>): string {
  const lines = lastLines.filter((line) => line.trim() !== '').slice(-shownLines)
  const shown = lines.map((line) =>
    line.length > shownCharacters ? `${line.slice(0, shownCharacters)} …` : line,
  )
  return shown.length === 0 ? '' : ` Its last lines:\n${shown.join('\n')}`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`
}

function readAnswer(line: string): Answer | null {
  try {
    const value: unknown = JSON.parse(line)
    const isAnswer =
      typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
    return isAnswer ? (value as Answer) : null
  } catch {
    return null
  }
}
