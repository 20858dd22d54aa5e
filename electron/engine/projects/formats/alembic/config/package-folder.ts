import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** The folder of `package.name:path/in/it`, found on disk without importing anything; null where no place has it. */
export async function packageFolder(
  resource: string,
  here: string,
  searched: readonly string[],
): Promise<string | null> {
  const colon = resource.indexOf(':')
  const parts = resource.slice(0, colon).split('.')
  const inside = resource.slice(colon + 1)
  for (const root of [
    ...searched.map((path) => resolve(here, path)),
    here,
    join(here, 'src'),
    join(here, 'lib'),
  ]) {
    const folder = join(root, ...parts)
    if (await isFolder(join(folder, inside))) return join(folder, inside)
  }
  return null
}

/** Whether `pkg:path` is meant, rather than a path. */
export function isResource(location: string): boolean {
  return /^[A-Za-z_][\w.]*:/.test(location) && !/^[A-Za-z]:[\\/]/.test(location)
}

/** Whether a folder stands there, links followed. */
export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found?.isDirectory() ?? false
}
