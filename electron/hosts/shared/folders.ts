import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { HostPort } from '#engine/host-port'

/** Folder inside the data folder that the desktop window keeps its own things in. */
export const windowFolderName = 'window'

/**
 * The folder for profiles, the journal and embedded databases, the same for every host, so that a connection made in
 * the window is there in the terminal. `VARVE_DATA` names another one.
 */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['VARVE_DATA']
  if (named !== undefined && named !== '') return resolve(named)
  switch (process.platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Varve')
    case 'win32':
      return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Varve')
    default:
      return join(absolute(env['XDG_CONFIG_HOME']) ?? join(homedir(), '.config'), 'Varve')
  }
}

/** What ships with the app, from the app's own folder. */
export function shipped(appFolder: string): { renderer: string; samples: string } {
  return { renderer: join(appFolder, 'dist', 'renderer'), samples: join(appFolder, 'migrations-samples') }
}

// The XDG specification has relative paths ignored: https://specifications.freedesktop.org/basedir-spec
function absolute(path: string | undefined): string | null {
  return path?.startsWith('/') === true ? path : null
}

/** What the window opens first: the folder named at start, the sample where nothing was ever opened, else nothing. */
export function openAtStart(folder: string | null, data: string): HostPort['openAtStart'] {
  if (folder !== null) return { folder: resolve(folder) }
  return isFresh(data) ? 'sample' : null
}

function isFresh(data: string): boolean {
  try {
    return readdirSync(data).every((name) => name === windowFolderName)
  } catch {
    return true
  }
}
