import { randomBytes } from 'node:crypto'
import { dirname, join, relative } from 'node:path'
import type { Project, Revision } from '#contract/revision'
import { AppError } from '#engine/errors'
import { readTextFile } from '../../../text-file'
import { writeNewFile } from '../../../write-new-file'
import { type Location, locate } from '../config/locate'
import { fileName } from './file-name'
import { fillTemplate } from './template'

export interface WantedRevision {
  readonly message: string
  /** None: the first of a history of its own. Several: a merge. */
  readonly parents: readonly string[]
  readonly now: Date
}

/** What stands in a new file beside its head: lines of Python, the first without its indentation; null for `pass`. */
export interface Body {
  readonly imports: string
  readonly upgrades: string | null
  readonly downgrades: string | null
}

export interface NewRevision {
  readonly revision: string
  /** Relative to the project folder. */
  readonly file: string
  readonly text: string
}

/** Writes an empty revision (or a merge) as the project's own `script.py.mako` and `file_template` would; never over a file that exists. */
export async function writeRevision(project: Project, wanted: WantedRevision): Promise<NewRevision> {
  const made = await makeRevision(project, wanted, { imports: '', upgrades: null, downgrades: null })
  await writeNewFile(join(project.folder, made.file), made.text)
  return made
}

/** A revision's file as the project's own `script.py.mako` and `file_template` would make it; nothing is written. */
export async function makeRevision(
  project: Project,
  wanted: WantedRevision,
  body: Body,
): Promise<NewRevision> {
  refuseMessage(wanted.message)
  const location = await locate(project.folder)
  if (location === null) throw new AppError('not-a-project', `${project.folder} is no Alembic project.`)
  const parents = wanted.parents.map((id) => revisionOf(project, id))
  const revision = randomBytes(6).toString('hex')
  const naming = {
    template: setting(location, 'file_template') ?? '%(rev)s_%(slug)s',
    slugLength: Number(setting(location, 'truncate_slug_length') ?? 40) || 40,
  }
  const name = fileName(naming, revision, wanted.message, wanted.now)
  const text = await filled(location, revision, parents, wanted, body)
  const path = join(folderFor(project, location, parents), name)
  return { revision, file: relative(project.folder, path).replaceAll('\\', '/'), text }
}

async function filled(
  { scriptFolder }: Location,
  revision: string,
  parents: readonly Revision[],
  { message, now }: WantedRevision,
  { imports, upgrades, downgrades }: Body,
): Promise<string> {
  const template = await readTextFile(scriptFolder, 'script.py.mako')
  if (!('text' in template)) {
    throw new AppError('unreadable-file', template.failure.message, { advice: template.failure.advice })
  }
  const ids = parents.map(({ id }) => id)
  const [only, ...others] = ids
  return fillTemplate(
    template.text,
    {
      message: message === '' ? 'empty message' : message,
      up_revision: revision,
      down_revision: others.length > 0 ? ids : (only ?? null),
      create_date: stamp(now),
      branch_labels: null,
      depends_on: null,
      imports,
      upgrades,
      downgrades,
    },
    'script.py.mako',
  )
}

function revisionOf(project: Project, id: string): Revision {
  const found = project.revisions.find((revision) => revision.id === id)
  if (found === undefined) throw new AppError('no-such-revision', `${project.name} has no revision ${id}.`)
  return found
}

function setting({ settings }: Location, key: string): string | null {
  const found = settings?.get(key) ?? null
  if (found === null) return null
  if ('fault' in found) throw new AppError('project-blocked', found.fault)
  return found.value
}

function folderFor(project: Project, location: Location, parents: readonly Revision[]): string {
  const beside = parents.find(({ upFile }) => upFile !== null)?.upFile
  if (beside !== null && beside !== undefined) return dirname(join(project.folder, beside))
  return location.versionFolders[0] ?? join(location.scriptFolder, 'versions')
}

// What would end the docstring of the file, or be an escape in it.
function refuseMessage(message: string): void {
  if (!/"""|\\|\p{Cc}/u.test(message)) return
  throw new AppError(
    'project-blocked',
    'A message holds no line breaks, backslashes or triple quotes: it stands in the docstring of a Python file.',
    { advice: 'Write it without them.' },
  )
}

/** Local time as Python's `str(datetime)` spells it. */
function stamp(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
  return `${day} ${time}.${String(date.getMilliseconds()).padStart(3, '0')}000`
}
