import { AppError } from '#engine/errors'
import {
  access,
  constants,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'

const major = '18'

/** Makes the folder where it is missing; the one path that all ways to it share. */
export async function resolveFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true })
    const path = await realpath(folder)
    await readdir(path)
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return path
  } catch (error) {
    throw unusable(folder, error)
  }
}

/**
 * Refuses a folder that holds something else. Creating a database takes seconds; a mark beside the folder tells one whose
 * creation was cut short, which never held anything, from a database.
 */
export async function prepareFolder(folder: string): Promise<{ created: () => Promise<void> }> {
  const mark = `${folder}.creating`
  const created = async () => {
    await dateDatabases(folder)
    await syncTree(folder)
    await rm(mark, { force: true })
  }
  try {
    const entries = await readdir(folder)
    const unfinished = (await readFile(mark).catch(() => null)) !== null
    if (unfinished)
      for (const entry of entries) await rm(join(folder, entry), { recursive: true, force: true })
    else if (entries.length > 0) {
      await refuseOther(folder)
      return { created: () => Promise.resolve() }
    }
    await writeFile(mark, '')
    return { created }
  } catch (error) {
    throw error instanceof AppError ? error : unusable(folder, error)
  }
}

/** PGlite writes a new database without syncing it; PostgreSQL's own log protects only what changes later. */
async function syncTree(folder: string): Promise<void> {
  // Windows opens no folders, and syncs a file only through a descriptor that may write.
  const windows = process.platform === 'win32'
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries) if (entry.isDirectory()) await syncTree(join(folder, entry.name))
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name))
  const syncFile = async (path: string) => {
    const file = await open(path, windows ? 'r+' : 'r')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
  }
  await Promise.all(files.map(syncFile))
  if (!windows) await syncFile(folder)
}

async function refuseOther(folder: string): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version === null) {
    throw new AppError('no-such-database', `The folder ${folder} holds files, but no embedded database.`, {
      advice: 'Choose an empty folder, or one that Varve has made.',
    })
  }
  if (version.trim() !== major) {
    throw new AppError(
      'no-such-database',
      `The folder ${folder} holds data of PostgreSQL ${version.trim()}; the embedded PostgreSQL is version ${major}.`,
      {
        advice:
          'Choose an empty folder, or connect to a PostgreSQL server of that version that runs on this data.',
      },
    )
  }
}

/** A folder that can't be used, with the system's reason. */
export function unusable(folder: string, error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reasons: Record<string, string> = {
    EEXIST: 'a file stands in its place',
    ENOTDIR: 'a file stands in its way',
    EACCES: 'you may not read and write there',
    EPERM: 'you may not read and write there',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
  }
  const why = reasons[code] ?? (error instanceof Error ? error.message : String(error))
  return new AppError('disk', `The folder ${folder} can’t be used for an embedded database: ${why}.`, {
    advice: 'Choose another folder, or change its rights.',
  })
}

/** What was unpacked has the times of the build; when a database was made is told by the time of its PG_VERSION. */
async function dateDatabases(folder: string): Promise<void> {
  const base = join(folder, 'base')
  const now = new Date()
  for (const database of await readdir(base)) await utimes(join(base, database, 'PG_VERSION'), now, now)
}
