import { randomUUID } from 'node:crypto'
import { access, cp, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const name = 'todo-chat'

/** The sample project in the user's own folder, copied there once; what the user changed in it stays. */
export async function copySample(samplesFolder: string, dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'samples', name)
  const stands = await access(folder).then(
    () => true,
    () => false,
  )
  if (stands) return folder
  await mkdir(dirname(folder), { recursive: true })
  // Copied beside and renamed, so that a copy cut short is never taken for the sample; by each window for itself.
  const half = `${folder}.${randomUUID()}.part`
  await cp(join(samplesFolder, name), half, { recursive: true })
  await rename(half, folder).catch(() => rm(half, { recursive: true, force: true }))
  return folder
}
