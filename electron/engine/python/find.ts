import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path'
import type { PythonReason } from '#contract/python'
import { virtualEnvironments } from './virtual-environments'

/** A Python that is there, and why it may be the project's own. */
export interface FoundPython {
  readonly path: string
  readonly reason: PythonReason
  readonly why: string
}

export interface Places {
  readonly folder: string
  /** The folder of alembic.ini. */
  readonly settingsFolder: string
  readonly chosen: string | null
  readonly environment: NodeJS.ProcessEnv
  readonly home: string
}

const windows = process.platform === 'win32'
const names = windows ? ['python.exe'] : ['python', 'python3']

/** Every Python that may be the project's own, the likeliest first. Only looks whether files are there; runs nothing. */
export async function findPythons(places: Places): Promise<FoundPython[]> {
  const { folder, settingsFolder, chosen, environment } = places
  const folders = [...new Set([folder, settingsFolder, dirname(folder), dirname(settingsFolder)])]
  const found: FoundPython[] = []
  const add = async (path: string | null, reason: PythonReason, why: string) => {
    if (path !== null && !found.some((one) => one.path === path)) found.push({ path, reason, why })
  }
  if (chosen !== null) await add(await runnable(chosen), 'chosen', 'chosen for this project')
  for (const parent of folders) {
    const byUv = await exists(join(parent, 'uv.lock'))
    for (const name of ['.venv', 'venv']) {
      const reason = byUv && name === '.venv' ? 'uv' : 'venv'
      const why = `${name} in ${parent}${reason === 'uv' ? ', beside uv.lock' : ''}`
      await add(await pythonOf(join(parent, name)), reason, why)
    }
  }
  const uv = environment['UV_PROJECT_ENVIRONMENT']
  if (uv !== undefined && uv !== '')
    for (const parent of folders)
      await add(await pythonOf(resolve(parent, uv)), 'uv', `UV_PROJECT_ENVIRONMENT names ${uv}`)
  for (const { path, reason, why } of await virtualEnvironments(folders, environment, places.home))
    await add(await pythonOf(path), reason, why)
  const active = environment['VIRTUAL_ENV']
  if (active !== undefined && isAbsolute(active))
    await add(await pythonOf(active), 'VIRTUAL_ENV', `VIRTUAL_ENV is ${active}`)
  await addFromPath(environment, add)
  return found
}

type Add = (path: string | null, reason: PythonReason, why: string) => Promise<void>

async function addFromPath(environment: NodeJS.ProcessEnv, add: Add): Promise<void> {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
  for (const name of windows ? ['python.exe', 'python3.exe'] : ['python3', 'python']) {
    for (const folder of folders) {
      const path = await runnable(join(folder, name))
      if (path === null) continue
      await add(path, 'PATH', `the first ${name} in PATH`)
      break
    }
  }
}

/** The Python of a virtual environment; null where there is none. */
async function pythonOf(environment: string): Promise<string | null> {
  for (const name of names) {
    const path = await runnable(join(environment, windows ? 'Scripts' : 'bin', name))
    if (path !== null) return path
  }
  return null
}

/** The path, where a program is there that this user may run. */
export async function runnable(path: string): Promise<string | null> {
  try {
    if (!(await stat(path)).isFile()) return null
    await access(path, constants.X_OK)
    return path
  } catch {
    return null
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null
}
