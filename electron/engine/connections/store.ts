import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { AppError } from '../errors'
import { withLockFile } from './lock-file'

const version = 1
const File = z.object({ version: z.int().min(1), entries: z.array(z.unknown()) })

/** A list in one JSON file that several Varves may change at once; the file is always whole on disk. */
export class ListStore<T> {
  readonly path: string
  readonly #entry: z.ZodType<T>
  #notice: string | null = null

  constructor(path: string, entry: z.ZodType<T>) {
    this.path = path
    this.#entry = entry
  }

  /** A sentence, where the file was found garbled and set aside since this Varve started. */
  get notice(): string | null {
    return this.#notice
  }

  /** What the file holds now; nothing where there is none. */
  async read(): Promise<T[]> {
    const found = await this.#look()
    return found.whole ? found.entries : withLockFile(this.path, () => this.#readOrSetAside())
  }

  /** Changes what the file holds, with no other Varve in between. */
  async change(to: (entries: readonly T[]) => T[]): Promise<void> {
    await withLockFile(this.path, async (stillMine) => {
      await writeAtomically(this.path, fileText(to(await this.#readOrSetAside())), stillMine)
    })
  }

  async #look(): Promise<{ entries: T[]; whole: boolean }> {
    let text: string
    try {
      text = await readFile(this.path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { entries: [], whole: true }
      throw new AppError('disk', `${this.path} can't be read: ${reason(error)}.`, {
        advice: 'Make the file readable, or move it away.',
        cause: error,
      })
    }
    const file = File.safeParse(parse(text)).data
    if (file === undefined) return { entries: [], whole: false }
    if (file.version > version) {
      throw new AppError('disk', `${this.path} was written by a newer Varve.`, {
        advice: 'Use that version, or move the file away to start afresh.',
      })
    }
    const read = file.entries.map((entry) => this.#entry.safeParse(entry))
    const entries = read.flatMap((result) => (result.success ? [result.data] : []))
    return { entries, whole: entries.length === read.length }
  }

  async #readOrSetAside(): Promise<T[]> {
    const { entries, whole } = await this.#look()
    if (whole) return entries
    const aside = `${this.path}.unreadable-${new Date().toISOString().replace(/[:.]/g, '-')}`
    await copyFile(this.path, aside)
    await writeAtomically(this.path, fileText(entries), () => Promise.resolve(true))
    this.#notice = `Parts of ${this.path} could not be read. The file as it was is kept as ${aside}; what could be read is still here.`
    return entries
  }
}

function fileText(entries: readonly unknown[]): string {
  return `${JSON.stringify({ version, entries }, null, 2)}\n`
}

async function writeAtomically(path: string, text: string, stillMine: () => Promise<boolean>): Promise<void> {
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    if (!(await stillMine())) throw new Error('another Varve took over its lock')
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw new AppError('disk', `${path} could not be written: ${reason(error)}.`, {
      advice: 'What was there before is unchanged. Make room, or make the folder writable, and try again.',
      cause: error,
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
