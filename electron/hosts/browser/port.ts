import { dirname } from 'node:path'
import { AppError } from '#engine/errors'
import type { HostPort } from '#engine/host-port'
import { dataFolder, openAtStart, shipped } from '../shared/folders'
import { hasDisplay, openWithSystem } from '../shared/programs'
import { appVersion } from '../shared/version'

/** What the browser host gives the engine. */
export function browserPort(appFolder: string, folder: string | null): HostPort {
  const data = dataFolder()
  return {
    kind: 'browser',
    appVersion,
    dataFolder: data,
    samplesFolder: shipped(appFolder).samples,
    openAtStart: openAtStart(folder, data),
    secrets: {
      can: false,
      why: 'The browser host has no way into the system’s keychain, so passwords are kept in memory until Varve ends.',
      read: () => Promise.resolve(null),
      write: () => Promise.resolve(),
    },
    picksFolders: false,
    pickFolder: () =>
      Promise.reject(new AppError('host-refused', 'The browser host has no folder dialog of the system.')),
    pickFile: () =>
      Promise.reject(new AppError('host-refused', 'The browser host has no file dialog of the system.')),
    reveal,
  }
}

async function reveal(path: string): Promise<void> {
  if (hasDisplay() && (await openWithSystem(dirname(path)))) return
  throw new AppError('host-refused', `No file manager could be started to show ${path}.`, {
    advice: 'Open the folder yourself; its path is in this message.',
  })
}
