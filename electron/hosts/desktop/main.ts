import { join } from 'node:path'
import { app, session, shell, type BrowserWindow } from 'electron'
import { dataFolder, openAtStart, shipped, windowFolderName } from '../shared/folders'
import { appVersion } from '../shared/version'
import { registerAppScheme, serveApp } from './app-scheme'
import type { Answers } from './asks'
import { pickFile, pickFolder } from './dialogs'
import { startEngine, type EngineLife } from './engine-life'
import { linkWindow, tellOfDeath, tellToOpen } from './link'
import { setMenu } from './menu'
import { denyPermissions } from './navigation'
import { openedFolder } from './opened-folder'
import { secretFile, secretsState } from './secrets'
import { openWindow } from './window'

const appFolder = app.getAppPath()
const data = dataFolder()
const ownFolder = join(data, windowFolderName)
const devTools = !app.isPackaged

let window: BrowserWindow | null = null
let engine: EngineLife | null = null
let folderAtStart = openedFolder(process.argv, app.isPackaged, process.cwd())

app.setPath('userData', ownFolder)
registerAppScheme()
// Where the caller has switched the sandbox off (tests as root), enabling it here would leave half of it on.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

if (app.requestSingleInstanceLock({ folder: folderAtStart })) begin()
else app.quit()

function begin(): void {
  app.on('second-instance', (_event, _argv, _cwd, other) => {
    const { folder } = other as { folder: string | null }
    showWindow()
    if (folder !== null) tellToOpen(window, folder)
  })
  // macOS: a folder dropped on the icon, also before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (engine === null) folderAtStart = path
    else tellToOpen(window, path)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', showWindow)
  app.on('will-quit', (event) => {
    if (engine === null) return
    // The engine closes its sessions first; then this quits for good.
    event.preventDefault()
    const last = engine
    engine = null
    void last.end().finally(() => app.quit())
  })
  void app.whenReady().then(ready)
}

function ready(): void {
  denyPermissions(session.defaultSession)
  serveApp(shipped(appFolder).renderer)
  setMenu({ openFolder: () => void pickAndOpen(), devTools })
  const started: EngineLife = startEngine({
    file: join(import.meta.dirname, 'engine.cjs'),
    start: {
      type: 'start',
      appVersion,
      appFolder,
      dataFolder: data,
      openAtStart: openAtStart(folderAtStart, data),
      secrets: secretsState(),
    },
    answers: answers(),
    onDeath: (restarted) => tellOfDeath(window, started, restarted),
  })
  engine = started
  linkWindow(() => window, started)
  showWindow()
}

function showWindow(): void {
  if (!app.isReady()) return
  if (window !== null) {
    if (window.isMinimized()) window.restore()
    window.focus()
    return
  }
  window = openWindow({
    preload: join(import.meta.dirname, 'preload.cjs'),
    boundsFile: join(ownFolder, 'window.json'),
    devTools,
  })
  window.on('closed', () => (window = null))
}

function answers(): Answers {
  const secrets = secretFile(join(ownFolder, 'secrets.json'))
  return {
    pickFolder: () => pickFolder(window),
    pickFile: (wanted) => pickFile(window, wanted),
    reveal: (path) => {
      shell.showItemInFolder(path)
      return Promise.resolve(null)
    },
    readSecret: (id) => secrets.read(id),
    writeSecret: async (id, secret) => {
      await secrets.write(id, secret)
      return null
    },
  }
}

async function pickAndOpen(): Promise<void> {
  showWindow()
  const folder = await pickFolder(window)
  if (folder !== null) tellToOpen(window, folder)
}
