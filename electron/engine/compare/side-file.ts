import { basename, dirname, isAbsolute } from 'node:path'
import { AppError } from '../errors'
import { readTextFile } from '../projects/text-file'

/** The text of a side's file; throws `unreadable-file` with what is wrong. */
export async function readSideFile(file: string): Promise<string> {
  if (!isAbsolute(file))
    throw new AppError('unreadable-file', `${file} is no absolute path.`, {
      advice: 'Name the file with its whole path.',
    })
  const read = await readTextFile(dirname(file), basename(file))
  if ('text' in read) return read.text
  const { message, advice } = read.failure
  throw new AppError('unreadable-file', message, { advice })
}
