import type { Dirent } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { entryKind } from '../../../folder'
import { isInside } from '../../../text-file'
import { toRelative } from '../relative'

export interface FoundFile {
  /** Relative to the project folder. */
  readonly file: string
  /** Whether it is a file itself, in a folder that lies in the project; not a link. */
  readonly plain: boolean
}

/** What lies in a project's version folders. */
export interface FoundFiles {
  readonly files: readonly FoundFile[]
  readonly ignored: readonly { readonly file: string; readonly reason: string }[]
  /** Relative to the project folder. */
  readonly folders: readonly string[]
  /** Version folders that lie outside of the project folder; absolute. */
  readonly outside: readonly string[]
}

/** Lists a project's revision files, by folder and name; with `recursive` those of nested folders, too. */
export async function listVersions(
  root: string,
  versionFolders: readonly string[],
  recursive: boolean,
): Promise<FoundFiles> {
  const realRoot = await realpath(root)
  const files: FoundFile[] = []
  const ignored: { file: string; reason: string }[] = []
  const folders: string[] = []
  const outside: string[] = []
  const seen = new Set<string>()
  const todo = [...versionFolders]
  for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
    const real = await realpath(path).catch(() => path)
    if (seen.has(real)) continue
    seen.add(real)
    if (!isInside(root, path) || !isInside(realRoot, real)) {
      outside.push(path)
      continue
    }
    folders.push(toRelative(root, path))
    const nested: string[] = []
    const start = folders.at(-1) === '' ? '' : `${folders.at(-1)}/`
    for (const entry of await entriesOf(path)) {
      const file = `${start}${entry.name}`
      const kind = entry.isFile() ? 'file' : await entryKind(root, path, entry)
      if (kind === 'folder') {
        if (recursive && entry.name !== '__pycache__') nested.push(join(path, entry.name))
        else ignored.push({ file: `${file}/`, reason: folderReason(entry.name) })
      } else {
        const reason = reasonAgainst(entry.name)
        if (reason === null) files.push({ file, plain: entry.isFile() })
        else ignored.push({ file, reason })
      }
    }
    todo.unshift(...nested)
  }
  return { files, ignored, folders, outside }
}

/** A versions folder that isn't there yet holds no revisions. */
async function entriesOf(path: string): Promise<Dirent[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((): Dirent[] => [])
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function folderReason(name: string): string {
  return name === '__pycache__'
    ? "Python's compiled files"
    : 'a folder, and recursive_version_locations is not set'
}

/** Why Alembic would not take a file for a revision; null where it does. */
function reasonAgainst(name: string): string | null {
  if (/\.py[co]$/.test(name)) return 'compiled Python without its source, which Varve does not read'
  if (!/\.py/.test(name)) return 'no Python file'
  if (!name.endsWith('.py')) return 'not named *.py'
  if (name.startsWith('__init__')) return 'a package marker'
  return name.startsWith('.#') ? "an editor's lock file" : null
}
