import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { mapBounded } from './bounded'

const statsAtOnce = 32

/** Names, sizes and times of a folder's files (links followed), summed up; null where the folder is not there. */
export async function folderFingerprint(folder: string): Promise<string | null> {
  try {
    const { ino } = await stat(folder)
    const names = (await readdir(folder)).sort()
    const lines = await mapBounded(names, statsAtOnce, async (name) => {
      const found = await stat(join(folder, name)).catch(() => null)
      return `${name}\0${found?.size ?? ''}\0${found?.mtimeMs ?? ''}\0${found?.ino ?? ''}`
    })
    return createHash('sha256')
      .update(`${ino}\n${lines.join('\n')}`)
      .digest('hex')
  } catch {
    return null
  }
}
