import { basename, dirname, join } from 'node:path'
import { AppError } from '#engine/errors'
import { entryKind, listFolder } from '../../../folder'
import { readTextFile } from '../../../text-file'

const depth = 3
/** A bound for folders like a home folder; past it the search stops. */
const mostFolders = 2_000
const skipped = new Set(
  'node_modules venv env __pycache__ site-packages dist build target vendor versions'.split(' '),
)

/** A folder that makes an Alembic project, and what shows it. */
export interface Find {
  /** Absolute. */
  readonly folder: string
  /** `settings`: an alembic.ini or `[tool.alembic]`; `scripts`: env.py beside versions/; `versions`: the revisions themselves. */
  readonly kind: 'settings' | 'scripts' | 'versions'
}

/**
 * Finds the Alembic project in a folder, at most three levels down; settings come before mere script folders.
 * Null where there is none, `not-a-project` where one level holds several.
 */
export async function findAlembic(folder: string): Promise<Find | null> {
  let level = ['']
  let scripts: Find[] = []
  let seen = 0
  for (let down = 0; down <= depth && level.length > 0 && seen < mostFolders; down++) {
    const settings: Find[] = []
    const found: Find[] = []
    const next: string[] = []
    for (const at of level.slice(0, mostFolders - seen)) {
      seen += 1
      const look = await lookInto(folder, at)
      if (look.kind === 'settings') settings.push({ folder: join(folder, at), kind: 'settings' })
      else if (look.kind !== null) found.push({ folder: join(folder, at), kind: look.kind })
      next.push(...look.folders)
    }
    // The folder itself was chosen: what it is counts for more than what lies below.
    if (down === 0 && settings.length === 0 && found[0]) return found[0]
    if (settings.length > 0) return oneOf(folder, settings)
    if (scripts.length === 0) scripts = found
    level = next
  }
  return scripts.length === 0 ? null : oneOf(folder, scripts)
}

interface Look {
  readonly kind: Find['kind'] | null
  readonly folders: readonly string[]
}

async function lookInto(root: string, at: string): Promise<Look> {
  const path = join(root, at)
  // Only the folder asked for must be readable; a closed sub-folder is passed over.
  const entries = at === '' ? await listFolder(path) : await listFolder(path).catch(() => [])
  const files = new Set<string>()
  const folders: string[] = []
  let versions = false
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const kind = await entryKind(root, path, entry)
    if (kind === 'file') files.add(entry.name)
    if (kind !== 'folder') continue
    versions ||= entry.name === 'versions'
    if (!skipped.has(entry.name)) folders.push(at === '' ? entry.name : `${at}/${entry.name}`)
  }
  if (files.has('alembic.ini')) return { kind: 'settings', folders }
  if (files.has('pyproject.toml') && (await hasTable(path))) return { kind: 'settings', folders }
  if (files.has('env.py') && versions) return { kind: 'scripts', folders }
  if (at === '' && (await holdsRevisions(path, files))) return { kind: 'versions', folders }
  return { kind: null, folders }
}

async function hasTable(folder: string): Promise<boolean> {
  const read = await readTextFile(folder, 'pyproject.toml')
  return 'text' in read && /^[ \t]*\[\s*tool\s*\.\s*alembic\s*\]/m.test(read.text)
}

/** Whether a folder's own files are revisions: of the first few, one sets both identifiers. */
async function holdsRevisions(folder: string, files: ReadonlySet<string>): Promise<boolean> {
  const scripts = [...files].filter((name) => name.endsWith('.py') && name !== '__init__.py').slice(0, 5)
  for (const file of scripts) {
    const read = await readTextFile(folder, file)
    if ('text' in read && /^down_revision\b/m.test(read.text) && /^revision\b/m.test(read.text)) return true
  }
  return false
}

function oneOf(folder: string, finds: readonly Find[]): Find {
  const [only, ...others] = finds
  if (only && others.length === 0) return only
  const names = finds.slice(0, 5).map((find) => find.folder.slice(folder.length + 1))
  const more = finds.length > 5 ? ` and ${finds.length - 5} more` : ''
  throw new AppError(
    'not-a-project',
    `${folder} holds several Alembic projects: ${names.join(', ')}${more}.`,
    { advice: 'Open the one you mean.' },
  )
}

/** The folders above one in which the settings of its scripts may stand, nearest first. */
export function above(folder: string): string[] {
  const folders: string[] = []
  for (let at = dirname(folder); folders.length < depth && basename(at) !== ''; at = dirname(at))
    folders.push(at)
  return folders
}
