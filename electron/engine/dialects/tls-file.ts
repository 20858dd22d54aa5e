import { readFile } from 'node:fs/promises'
import { AppError } from '#engine/errors'

/** A certificate or key of a connection's TLS settings; null where none is named. */
export async function readTlsFile(path: string | null, what: string): Promise<Buffer | null> {
  if (path === null || path === '') return null
  try {
    return await readFile(path)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('tls', `The ${what} ${path} can't be read: ${why}.`, {
      advice: 'Choose the file again in the connection’s TLS settings, or make it readable for you.',
      cause,
    })
  }
}
