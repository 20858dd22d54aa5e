import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../errors'
import { createFile } from './whole-file'

/** Writes a file that is not there yet and waits until the disk has it; throws `disk`, also where one of that name stands. */
export async function writeNewFile(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await createFile(path, text)
  } catch (error) {
    throw new AppError(
      'disk',
      `${path} could not be written: ${error instanceof Error ? error.message : ''}`,
      {
        advice: 'Look at the rights and the free space of the folder. No file was replaced.',
        cause: error,
      },
    )
  }
}
