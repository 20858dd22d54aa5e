import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute } from 'node:path'
import { AppError } from '../errors'
import { readTextFile } from '../projects/text-file'
import { pathFailure } from './path-failure'

/** A snapshot of ten thousand tables has some fifty megabytes; beyond this a text is too long for one string. */
const maxSideBytes = 256 * 1024 * 1024

/** The text of a side's file; throws `unreadable-file` with what is wrong with the path or the text. */
export async function readSideFile(file: string): Promise<string> {
  if (!isAbsolute(file))
    throw new AppError('unreadable-file', `${file} is no absolute path.`, {
      advice: 'Name the file with its whole path.',
    })
  const real = await followed(file)
  const read = await readTextFile(dirname(real), basename(real), maxSideBytes)
  if ('text' in read) return read.text
  const { message, advice } = read.failure
  throw new AppError('unreadable-file', message, { advice })
}

/** Where a file is that someone named, links followed: it is not bound to any folder. */
async function followed(file: string): Promise<string> {
  try {
    const real = await realpath(file)
    if (!(await stat(real)).isDirectory()) return real
  } catch (cause) {
    const { why, advice } = await pathFailure(file, cause)
    throw new AppError('unreadable-file', `${file} can't be read: ${why}.`, { advice, cause })
  }
  throw new AppError('unreadable-file', `${file} is a folder, not a file.`, {
    advice: 'Name a file that stands in it.',
  })
}
