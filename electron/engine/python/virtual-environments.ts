import { createHash } from 'node:crypto'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PythonReason } from '#contract/python'

export interface FoundEnvironment {
  readonly path: string
  readonly reason: PythonReason
  readonly why: string
}

/**
 * Environments that poetry and pipenv keep away from the project. Both name them after a hash of the project's path, so
 * neither has to be run to be asked.
 */
export async function virtualEnvironments(
  folders: readonly string[],
  environment: NodeJS.ProcessEnv,
  home: string,
): Promise<FoundEnvironment[]> {
  const found: FoundEnvironment[] = []
  for (const folder of folders) {
    const real = await realpath(folder).catch(() => folder)
    if (await isFile(join(folder, 'pyproject.toml'))) {
      // poetry: <name>-<hash of the folder>-py3.11
      const named = new RegExp(`-${escape(hashOf(real))}-py\\d`)
      for (const store of poetryStores(environment, home))
        found.push(...(await matching(store, named, 'poetry', `poetry’s environment of ${folder}`)))
    }
    if (await isFile(join(folder, 'Pipfile'))) {
      // pipenv: <name>-<hash of the Pipfile's path>
      const named = new RegExp(`-${escape(hashOf(join(real, 'Pipfile')))}(?:-|$)`)
      for (const store of pipenvStores(environment, home))
        found.push(...(await matching(store, named, 'pipenv', `pipenv’s environment of ${folder}`)))
    }
  }
  return found
}

async function matching(
  store: string,
  named: RegExp,
  reason: PythonReason,
  why: string,
): Promise<FoundEnvironment[]> {
  const names = await readdir(store).catch(() => [])
  return names
    .filter((name) => named.test(name))
    .sort()
    .reverse()
    .map((name) => ({ path: join(store, name), reason, why }))
}

function poetryStores(environment: NodeJS.ProcessEnv, home: string): string[] {
  const { POETRY_VIRTUALENVS_PATH, POETRY_CACHE_DIR, XDG_CACHE_HOME, LOCALAPPDATA } = environment
  const caches = [
    POETRY_CACHE_DIR,
    join(XDG_CACHE_HOME ?? join(home, '.cache'), 'pypoetry'),
    join(home, 'Library', 'Caches', 'pypoetry'),
    LOCALAPPDATA === undefined ? undefined : join(LOCALAPPDATA, 'pypoetry', 'Cache'),
  ]
  const stores = caches.flatMap((cache) => (cache === undefined ? [] : [join(cache, 'virtualenvs')]))
  return POETRY_VIRTUALENVS_PATH === undefined ? stores : [POETRY_VIRTUALENVS_PATH, ...stores]
}

function pipenvStores({ WORKON_HOME, XDG_DATA_HOME }: NodeJS.ProcessEnv, home: string): string[] {
  const stores = [
    join(XDG_DATA_HOME ?? join(home, '.local', 'share'), 'virtualenvs'),
    join(home, '.virtualenvs'),
  ]
  return WORKON_HOME === undefined ? stores : [WORKON_HOME, ...stores]
}

function hashOf(path: string): string {
  return createHash('sha256')
    .update(path)
    .digest('base64')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 8)
}

function escape(text: string): string {
  return text.replace(/[-_]/g, '\\$&').replaceAll('\\_', '_')
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false
}
