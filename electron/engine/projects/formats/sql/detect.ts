import { join } from 'node:path'
import { AppError } from '#engine/errors'
import { entryKind, listFolder } from '../../folder'
import { isRevision, readName } from './names'

const depth = 3
/** A bound for folders like a home folder; past it the search stops and says so. */
const mostFolders = 2_000

/** Names of folders that hold migrations by custom; a numbered .sql file elsewhere may be anything. */
const usual = new Set(['migrations', 'migration', 'migrate', 'sql', 'versions', 'schema-migrations'])
const skipped = new Set([
  'node_modules',
  'venv',
  'env',
  '__pycache__',
  'site-packages',
  'dist',
  'build',
  'target',
  'vendor',
])

/** Whether a folder with these entries holds numbered .sql files itself. */
export function isOwn(names: ReadonlySet<string>): boolean {
  return [...names].some((name) => !name.startsWith('.') && isRevision(readName(name)))
}

/**
 * Finds the folder that holds the numbered .sql files: `folder` itself, else the nearest usual sub-folder
 * (`migrations`, `db/migrations`, `backend/migrations` …), at most three levels down. Null where there is none.
 */
export async function detect(folder: string): Promise<string | null> {
  const elsewhere: string[] = []
  let level = ['']
  let seen = 0
  for (let down = 0; down <= depth && level.length > 0 && seen < mostFolders; down++) {
    const found: string[] = []
    const next: string[] = []
    for (const at of level.slice(0, mostFolders - seen)) {
      seen += 1
      const look = await lookInto(folder, at)
      if (look.numbered) (at === '' || usual.has(lastPart(at)) ? found : elsewhere).push(at)
      next.push(...look.folders)
    }
    if (found.length > 1) throw several(folder, found)
    if (found[0] !== undefined) return found[0]
    level = next
  }
  if (elsewhere.length > 0) throw unusual(folder, elsewhere)
  return null
}

async function lookInto(root: string, at: string): Promise<{ numbered: boolean; folders: string[] }> {
  const path = join(root, at)
  // Only the folder asked for must be readable; a closed sub-folder is passed over.
  const entries = at === '' ? await listFolder(path) : await listFolder(path).catch(() => [])
  const folders: string[] = []
  let numbered = false
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const kind = await entryKind(root, path, entry)
    if (kind === 'file') numbered ||= isRevision(readName(entry.name))
    else if (kind === 'folder' && !skipped.has(entry.name))
      folders.push(at === '' ? entry.name : `${at}/${entry.name}`)
  }
  return { numbered, folders }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase()
}

function several(folder: string, found: readonly string[]): AppError {
  return new AppError('not-a-project', `${folder} holds several migration folders: ${listed(found)}.`, {
    advice: 'Open the one you mean.',
  })
}

function unusual(folder: string, found: readonly string[]): AppError {
  return new AppError(
    'not-a-project',
    `${folder} has no migrations of its own, but numbered .sql files lie in ${listed(found)}, which is not a usual name for migrations.`,
    { advice: 'If those are your migrations, open that folder itself.' },
  )
}

function listed(folders: readonly string[]): string {
  const most = folders.slice(0, 5).join(', ')
  return folders.length > 5 ? `${most} and ${folders.length - 5} more` : most
}
