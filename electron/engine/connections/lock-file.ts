import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../errors'

const patienceMs = 5000
const staleMs = 30_000

/** Does `work` while no other Varve on this machine does anything under the same path's lock. */
export async function withLockFile<T>(
  path: string,
  work: (stillMine: () => Promise<boolean>) => Promise<T>,
): Promise<T> {
  const lock = `${path}.lock`
  const mark = `${process.pid} ${randomBytes(8).toString('hex')}`
  await take(lock, mark)
  const stillMine = async (): Promise<boolean> => (await readFile(lock, 'utf8').catch(() => null)) === mark
  try {
    return await work(stillMine)
  } finally {
    if (await stillMine()) await rm(lock, { force: true })
  }
}

async function take(lock: string, mark: string): Promise<void> {
  const deadline = Date.now() + patienceMs
  await mkdir(dirname(lock), { recursive: true, mode: 0o700 }).catch((error: unknown) => refuse(lock, error))
  for (;;) {
    try {
      await writeFile(lock, mark, { flag: 'wx', mode: 0o600 })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') refuse(lock, error)
    }
    if (await isStale(lock)) await rm(lock, { force: true })
    else if (Date.now() > deadline) {
      throw new AppError(
        'disk',
        `Another Varve holds ${lock} for longer than ${patienceMs / 1000} seconds.`,
        {
          advice: 'Close the other Varve; if there is none, remove this file.',
        },
      )
    } else await wait(10 + Math.random() * 30)
  }
}

function refuse(lock: string, error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error)
  throw new AppError('disk', `${dirname(lock)} can't be written: ${reason}.`, {
    advice: 'Make room, or make the folder writable, and try again.',
    cause: error,
  })
}

async function isStale(lock: string): Promise<boolean> {
  const [found, text] = await Promise.all([
    stat(lock).catch(() => null),
    readFile(lock, 'utf8').catch(() => ''),
  ])
  if (found === null) return false
  if (Date.now() - found.mtimeMs > staleMs) return true
  const pid = Number(text.split(' ', 1)[0])
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
