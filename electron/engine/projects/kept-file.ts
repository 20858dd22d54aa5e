import { lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#engine/errors'
import { readTextFile } from './text-file'
import { replaceFile } from './whole-file'

const version = 1
const folderName = '.varve'

/** How a list that a project keeps for Varve is written down. */
export interface KeptList<T> {
  /** The file's name in the project's folder for Varve: `health.json`. */
  readonly name: string
  /** The list's name in the file. */
  readonly list: string
  readonly entry: z.ZodType<T>
  /** What an entry is sorted by. */
  readonly key: (entry: T) => string
  /** The entry as it is written, in the order of its lines. */
  readonly written: (entry: T) => Record<string, unknown>
  /** What does not happen while the file can't be read, in a sentence. */
  readonly meanwhile: string
}

/** A list that a project keeps beside its migrations: always whole, in an order that git shows well. */
export class KeptFile<T> {
  readonly #of: KeptList<T>
  /** From the project's folder. */
  readonly file: string
  #last: Promise<void> = Promise.resolve()

  constructor(of: KeptList<T>) {
    this.#of = of
    this.file = `${folderName}/${of.name}`
  }

  /** What the file holds; an absent one holds nothing. Throws `unreadable-file` with what is wrong. */
  async read(folder: string): Promise<T[]> {
    if ((await kindOf(join(folder, this.file))) === 'absent') return []
    const read = await readTextFile(folder, this.file)
    if ('failure' in read)
      throw new AppError('unreadable-file', read.failure.message, { advice: read.failure.advice })
    return this.#parsed(read.text)
  }

  /** Writes another list in its place; changes come one after another. */
  change(folder: string, to: (was: readonly T[]) => readonly T[]): Promise<void> {
    const done = this.#last.then(async () =>
      writeWhole(folder, this.file, this.#text(to(await this.read(folder)))),
    )
    this.#last = done.catch(() => undefined)
    return done
  }

  #parsed(text: string): T[] {
    let json: unknown
    try {
      json = JSON.parse(text)
    } catch (cause) {
      throw this.#refused(`is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
    const newer = z.object({ version: z.int().min(version + 1) }).safeParse(json)
    if (newer.success)
      throw this.#refused(`has version ${newer.data.version}; this Varve knows version ${version}`)
    const { list, entry } = this.#of
    const whole = z.strictObject({ version: z.int(), [list]: z.array(entry).max(10_000) })
    const file = whole.safeParse(json)
    if (file.success) return file.data[list] as T[]
    const [issue] = file.error.issues
    const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
    throw this.#refused(`does not hold what it should: ${place}${issue?.message ?? ''}`)
  }

  #refused(what: string): AppError {
    return new AppError('unreadable-file', `${this.file} ${what}.`, {
      advice: `Mend the file, or take an earlier one from git. ${this.#of.meanwhile}`,
    })
  }

  #text(entries: readonly T[]): string {
    const keyed = entries.map((entry) => [this.#of.key(entry), entry] as const)
    const sorted = keyed.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => this.#of.written(entry))
    return `${JSON.stringify({ version, [this.#of.list]: sorted }, null, 2)}\n`
  }
}

async function writeWhole(folder: string, file: string, text: string): Promise<void> {
  const path = join(folder, file)
  // A link in a project's folder may lead anywhere: nothing is written through one.
  const inside = await kindOf(join(folder, folderName))
  if (inside !== 'folder' && inside !== 'absent')
    throw notWritten(file, `${folderName} is no folder of its own`)
  const there = await kindOf(path)
  if (there !== 'file' && there !== 'absent') throw notWritten(file, 'it is no file of its own')
  try {
    await mkdir(join(folder, folderName), { recursive: true })
    await replaceFile(path, text)
  } catch (cause) {
    throw notWritten(file, cause instanceof Error ? cause.message : String(cause))
  }
}

function notWritten(file: string, why: string): AppError {
  return new AppError('disk', `${file} was not written: ${why}.`, {
    advice:
      'What stood there is unchanged. Make the project’s folder writable, or put a plain folder and file in that place.',
  })
}

async function kindOf(path: string): Promise<'absent' | 'folder' | 'file' | 'other'> {
  try {
    const stat = await lstat(path)
    return stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : 'other'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent'
    throw error
  }
}
