import { readdir, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { AppError } from '../errors'
import { os } from './base'

const most = 500

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
    if (!engine.host.picksFolders) throw noDialog('folder')
    return engine.host.pickFolder()
  }),

  pickFile: os.host.pickFile.handler(({ input, context: { engine } }) => {
    if (!engine.host.picksFolders) throw noDialog('file')
    return engine.host.pickFile(input)
  }),

  listFolders: os.host.listFolders.handler(({ input }) => list(resolve(input.folder), input.endings)),

  reveal: os.host.reveal.handler(async ({ input, context: { engine } }) => {
    const folder = await realpath(input.folder)
    const file = await realpath(join(folder, input.file))
    if (!file.startsWith(`${folder}/`) && !file.startsWith(`${folder}\\`)) {
      throw new AppError('unreadable-file', `${input.file} lies outside the project folder.`)
    }
    await engine.host.reveal(file)
  }),
}

function noDialog(what: string): AppError {
  return new AppError('host-refused', `This window has no ${what} dialog.`, {
    advice: `Type the path of the ${what}.`,
  })
}

interface Listed {
  readonly folder: string
  readonly parent: string | null
  readonly folders: string[]
  readonly files: string[]
}

async function list(folder: string, endings: readonly string[]): Promise<Listed> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw notListed(folder, error)
  })
  const seen = entries.filter(({ name }) => !name.startsWith('.'))
  const isWanted = (name: string): boolean =>
    endings.some((ending) => name.toLowerCase().endsWith(`.${ending.toLowerCase()}`))
  const names = (which: typeof entries): string[] =>
    which
      .map(({ name }) => name)
      .toSorted()
      .slice(0, most)
  const parent = dirname(folder)
  return {
    folder,
    parent: parent === folder ? null : parent,
    folders: names(seen.filter((entry) => entry.isDirectory())),
    files: names(seen.filter((entry) => !entry.isDirectory() && isWanted(entry.name))),
  }
}

function notListed(folder: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const why =
    { ENOENT: 'is not there', ENOTDIR: 'is a file, not a folder', EACCES: 'may not be read by this user' }[
      code
    ] ?? "can't be listed"
  return new AppError('not-a-folder', `${folder} ${why}.`, {
    advice: 'Choose a folder you may read.',
    cause,
  })
}
