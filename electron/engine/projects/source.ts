import { isAbsolute } from 'node:path'
import { AppError } from '#engine/errors'
import { readTextFile } from './text-file'

/** A file of the project as text; refuses any path or link that leads out of the folder, and what is no text. */
export async function readSource(folder: string, file: string): Promise<{ file: string; text: string }> {
  const parts = file.split(/[/\\]/)
  if (
    file === '' ||
    file.includes('\0') ||
    isAbsolute(file) ||
    /^[a-z]:/i.test(file) ||
    parts.includes('..')
  ) {
    throw new AppError('unreadable-file', `${JSON.stringify(file)} is no path inside the project folder.`, {
      advice: 'Only files of the project are shown.',
    })
  }
  const read = await readTextFile(folder, file)
  if ('text' in read) return { file, text: read.text }
  throw new AppError('unreadable-file', read.failure.message, { advice: read.failure.advice })
}
