import { dirname } from 'node:path'
import type { ServerTarget } from '#contract/connection'
import type { Direction } from '#contract/revision'
import { AppError } from '../errors'
import { urlsOf } from './database-url'
import type { AllowedPython } from './permission'
import { iniUrl, type PythonProject } from './project'

export interface WantedStep {
  readonly revision: string
  readonly direction: Direction
}

/** The folder Alembic is run in, as its users do: that of its settings. */
export function folderOf(project: PythonProject): string {
  const file = project.ini ?? project.pyproject
  return file === null ? project.folder : dirname(file)
}

/** What both programs are told. */
export function alembicInput(
  python: AllowedPython,
  project: PythonProject,
  target: ServerTarget,
  password: string | null,
): Record<string, unknown> {
  if (python.folder !== project.folder)
    throw new Error(`${python.path} is allowed for ${python.folder}, not for ${project.folder}`)
  const named = project.urls.filter(({ name }) => name !== iniUrl && isVariable(name))
  const iniDriver = project.urls.find(({ name }) => name === iniUrl)?.driver ?? null
  return {
    ini: project.ini,
    pyproject: project.pyproject,
    section: project.section,
    scriptFolder: project.scriptFolder,
    urls: urlsOf(target, password),
    urlNames: {
      DATABASE_URL: firstDriver(project),
      ...Object.fromEntries(named.map(({ name, driver }) => [name, driver])),
    },
    iniDriver: iniDriver ?? firstDriver(project),
  }
}

/** A step as the programs are told of it. */
export function stepInput({ revision, direction }: WantedStep): { revision: string; up: boolean } {
  // Alembic's own spellings would take parts of it for a range or a label.
  if (!/^[^\s:@+^~]+$/.test(revision))
    throw new AppError(
      'python-failed',
      `Alembic can't be asked for the revision ${JSON.stringify(revision)}.`,
    )
  return { revision, up: direction === 'up' }
}

function firstDriver(project: PythonProject): string | null {
  return project.urls.find(({ driver }) => driver !== null)?.driver ?? null
}

function isVariable(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name.toUpperCase() !== 'PATH'
}
