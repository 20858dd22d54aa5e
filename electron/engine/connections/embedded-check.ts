import { access, constants, readdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../errors'

/** Whether a folder holds an embedded database, or can be given one; throws where it can do neither. */
export async function checkEmbeddedFolder(folder: string): Promise<'database' | 'free'> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw refusal(`${folder} can't be looked at: ${error.message}.`, error)
  })
  if (found === null) {
    await checkWritable(await nearest(dirname(folder)))
    return 'free'
  }
  if (!found.isDirectory()) throw refusal(`${folder} is a file, not a folder.`)
  await checkWritable(folder)
  const names = await readdir(folder)
  if (names.includes('PG_VERSION')) return 'database'
  if (names.length === 0) return 'free'
  throw refusal(`${folder} holds other files, and no embedded database.`)
}

async function nearest(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => null)
  return found !== null || dirname(folder) === folder ? folder : nearest(dirname(folder))
}

async function checkWritable(folder: string): Promise<void> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw refusal(`Varve may not write in ${folder}.`, error)
  }
}

function refusal(message: string, cause?: unknown): AppError {
  return new AppError('disk', message, {
    advice: 'Choose an empty folder, one that does not exist yet, or one that holds an embedded database.',
    cause,
  })
}
