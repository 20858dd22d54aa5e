import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { AppError } from '../../errors'

/** Writes a file whole or not at all; what stood there is replaced. */
export async function saveFile(file: string, text: string): Promise<void> {
  if (!isAbsolute(file)) throw notWritten(file, 'it is no absolute path')
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw notWritten(file, cause instanceof Error ? cause.message : String(cause))
  }
}

function notWritten(file: string, why: string): AppError {
  return new AppError('disk', `${file} was not written: ${why}.`, {
    advice: 'What stood there is unchanged. Choose a folder that exists and may be written.',
  })
}
