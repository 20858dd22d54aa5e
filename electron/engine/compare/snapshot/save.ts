import { isAbsolute } from 'node:path'
import { AppError } from '../../errors'
import { replaceFile } from '../../projects/whole-file'

/** Writes a file whole or not at all; what stood there is replaced. */
export async function saveFile(file: string, text: string): Promise<void> {
  if (!isAbsolute(file)) throw notWritten(file, 'it is no absolute path')
  try {
    await replaceFile(file, text)
  } catch (cause) {
    throw notWritten(file, cause instanceof Error ? cause.message : String(cause))
  }
}

function notWritten(file: string, why: string): AppError {
  return new AppError('disk', `${file} was not written: ${why}.`, {
    advice: 'What stood there is unchanged. Choose a folder that exists and may be written.',
  })
}
