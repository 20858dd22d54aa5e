import { AppError } from '#engine/errors'
import { rmSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'

interface Owner {
  readonly pid: number
  /** When the process started, as the system counts it; null where it does not tell. A process id alone is used again. */
  readonly started: string | null
}

/** Keeps other processes out of a folder: two PostgreSQL on one folder destroy it. */
export class FolderLock {
  readonly #path: string
  readonly #atExit: () => void

  private constructor(path: string) {
    this.#path = path
    this.#atExit = () => rmSync(path, { force: true })
    process.once('exit', this.#atExit)
  }

  /** Takes the lock, or throws `embedded-in-use`. What a dead process left is taken over. */
  static async take(folder: string): Promise<FolderLock> {
    const path = `${folder}.lock`
    const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
    const own: Owner = { pid: process.pid, started: await startOf(process.pid) }
    await writeFile(draft, JSON.stringify(own), { flag: 'wx' })
    try {
      // A hard link is made whole or not at all, and never over another.
      while (!(await linked(draft, path))) await removeStale(path, folder)
      return new FolderLock(path)
    } finally {
      await rm(draft, { force: true })
    }
  }

  async release(): Promise<void> {
    process.removeListener('exit', this.#atExit)
    await rm(this.#path, { force: true })
  }
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function removeStale(path: string, folder: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return
  const owner = readOwner(text)
  if (owner !== null && (await isAlive(owner))) throw inUse(folder, path, owner)
  const aside = `${path}.stale.${process.pid}`
  await rename(path, aside).catch(() => undefined)
  const moved = await readFile(aside, 'utf8').catch(() => null)
  // Another process took over first: what was moved is its lock, and goes back.
  if (moved !== null && moved !== text) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

function readOwner(text: string): Owner | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number')
      return null
    const started = 'started' in value && typeof value.started === 'string' ? value.started : null
    return { pid: value.pid, started }
  } catch {
    return null
  }
}

async function isAlive(owner: Owner): Promise<boolean> {
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const started = await startOf(owner.pid)
  return owner.started === null || started === null || started === owner.started
}

/** Start time from /proc (field 22, behind the command's closing parenthesis), with the boot it counts from. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
    return ticks === undefined ? null : `${boot.trim()}/${ticks}`
  } catch {
    return null
  }
}

function inUse(folder: string, path: string, owner: Owner): AppError {
  return new AppError(
    'embedded-in-use',
    `The embedded database in ${folder} is in use by process ${owner.pid}.`,
    {
      advice: `Close the other window or command that uses it. If process ${owner.pid} is something else, delete ${path}.`,
    },
  )
}
