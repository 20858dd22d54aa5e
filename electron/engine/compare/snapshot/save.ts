import { lstat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { AppError } from '../../errors'
import { replaceFile } from '../../projects/whole-file'
import { pathFailure } from '../path-failure'

/** Writes a file whole or not at all; what stands there is left where `replace` does not say otherwise. */
export async function saveFile(file: string, text: string, replace: boolean): Promise<void> {
  await refuseTaken(file, replace)
  try {
    await replaceFile(file, text)
  } catch (cause) {
    const { why, advice } = await pathFailure(file, cause)
    throw notWritten(file, why, advice, cause)
  }
}

/** Throws `disk` for a path that is not whole, `file-exists` for one that is taken and not to be replaced. */
export async function refuseTaken(file: string, replace: boolean): Promise<void> {
  if (!isAbsolute(file))
    throw notWritten(file, 'it is no absolute path', 'Name the file with its whole path.', null)
  if (replace) return
  const there = await lstat(file).catch(() => null)
  if (there?.isDirectory() === true)
    throw notWritten(file, 'a folder has that name', 'Give the file a name of its own in it.', null)
  if (there !== null)
    throw new AppError('file-exists', `${file} is there already.`, {
      advice: 'Replace it, or choose another name.',
    })
}

function notWritten(file: string, why: string, advice: string, cause: unknown): AppError {
  return new AppError('disk', `${file} was not written: ${why}.`, { advice, cause })
}
