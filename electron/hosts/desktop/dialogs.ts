import { dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { WantedFile } from '#contract/files'

/** The system's folder dialog; null where the user closed it. */
export async function pickFolder(window: BrowserWindow | null): Promise<string | null> {
  return pickOne(window, {
    title: 'Open a project folder',
    properties: ['openDirectory', 'createDirectory'],
  })
}

/** The system's dialog for one file, to be opened or saved; null where the user closed it. */
export async function pickFile(window: BrowserWindow | null, wanted: WantedFile): Promise<string | null> {
  const { purpose, title, endings, start } = wanted
  const options = {
    title,
    filters: [
      { name: endings.map((ending) => `.${ending}`).join(', '), extensions: endings },
      { name: 'All files', extensions: ['*'] },
    ],
    ...(start === null ? {} : { defaultPath: start }),
  }
  if (purpose === 'open') return pickOne(window, { ...options, properties: ['openFile'] })
  const picked = await save(window, {
    ...options,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  return picked.canceled ? null : picked.filePath
}

async function pickOne(window: BrowserWindow | null, options: OpenDialogOptions): Promise<string | null> {
  const picked =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return picked.filePaths[0] ?? null
}

function save(window: BrowserWindow | null, options: SaveDialogOptions) {
  return window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options)
}
