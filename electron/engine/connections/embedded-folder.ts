import { createHash } from 'node:crypto'
import { basename, join, resolve } from 'node:path'

/** The folder that a new embedded database of a project gets: readable, and its own for every project folder. */
export function embeddedFolderOf(dataFolder: string, projectFolder: string): string {
  const folder = resolve(projectFolder)
  const name = basename(folder)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 8)
  return join(dataFolder, 'embedded', name === '' ? hash : `${name}-${hash}`)
}
