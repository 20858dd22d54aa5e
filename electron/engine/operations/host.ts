import { readdir, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { AppError } from '../errors'
import { os } from './base'

const mostFolders = 500

export const host = {
  about: os.host.about.handler(({ context: { engine } }) => ({
    appVersion: engine.host.appVersion,
    kind: engine.host.kind,
    platform: process.platform,
    picksFolders: engine.host.picksFolders,
    homeFolder: homedir(),
    openAtStart: engine.host.openAtStart,
  })),

  pickFolder: os.host.pickFolder.handler(({ context: { engine } }) => {
    if (!engine.host.picksFolders) {
      throw new AppError('host-refused', 'This window has no folder dialog.', {
        advice: 'Type the path of the folder.',
      })
    }
    return engine.host.pickFolder()
  }),

  listFolders: os.host.listFolders.handler(({ input }) => listFolders(resolve(input.folder))),

  reveal: os.host.reveal.handler(async ({ input, context: { engine } }) => {
    const folder = await realpath(input.folder)
    const file = await realpath(join(folder, input.file))
    if (!file.startsWith(`${folder}/`) && !file.startsWith(`${folder}\\`)) {
      throw new AppError('unreadable-file', `${input.file} lies outside the project folder.`)
    }
    await engine.host.reveal(file)
  }),
}

async function listFolders(
  folder: string,
): Promise<{ folder: string; parent: string | null; folders: string[] }> {
  let names: string[]
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    names = entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
  } catch (error) {
    throw new AppError('not-a-folder', `${folder} can't be listed.`, {
      advice: 'Choose a folder you may read.',
      cause: error,
    })
  }
  const parent = dirname(folder)
  return { folder, parent: parent === folder ? null : parent, folders: names.sort().slice(0, mostFolders) }
}
