import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#engine/errors'
import { isInside } from './text-file'

/** Entries of a folder, by name; throws `not-a-folder` with what is wrong. */
export async function listFolder(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    throw notAFolder(folder, error)
  }
}

/** What a directory entry is, links followed; a folder outside `root` and anything unreadable is `other`. */
export async function entryKind(
  root: string,
  folder: string,
  entry: Dirent,
): Promise<'file' | 'folder' | 'other'> {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (!entry.isSymbolicLink()) return 'other'
  try {
    const path = join(folder, entry.name)
    // A link to a file counts as one wherever it leads: reading it says what is wrong with it.
    if (!(await stat(path)).isDirectory()) return 'file'
    return isInside(await realpath(root), await realpath(path)) ? 'folder' : 'other'
  } catch {
    return 'file'
  }
}

function notAFolder(folder: string, error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const more = { advice: 'Choose the folder that holds your migrations.', cause: error }
  switch (code) {
    case 'ENOENT':
      return new AppError('not-a-folder', `There is no folder ${folder}.`, more)
    case 'ENOTDIR':
      return new AppError('not-a-folder', `${folder} is a file, not a folder.`, more)
    case 'EACCES':
    case 'EPERM':
      return new AppError('not-a-folder', `The folder ${folder} may not be read by this user.`, {
        ...more,
        advice: 'Give yourself the right to read and enter it, then open it again.',
      })
    default:
      return new AppError('not-a-folder', `The folder ${folder} could not be read: ${String(error)}`, more)
  }
}
