import { ipcMain, type BrowserWindow, type WebFrameMain } from 'electron'
import { appOrigin } from './app-scheme'
import type { EngineLife } from './engine-life'

/** Hands each load of our own page one port to the engine, when its preload asks; anyone else gets nothing. */
export function linkWindow(ownWindow: () => BrowserWindow | null, engine: EngineLife): void {
  ipcMain.on('varve:page-ready', (event) => {
    const own = ownWindow()?.webContents
    const frame: WebFrameMain | null = event.senderFrame
    if (own === undefined || event.sender !== own || frame === null) return
    if (frame !== own.mainFrame || !frame.url.startsWith(`${appOrigin}/`)) return
    frame.postMessage('varve:port', null, [engine.newPort()])
  })
}

/** Tells the page that the engine died; where a new one runs, the page gets a port to it as well. */
export function tellOfDeath(window: BrowserWindow | null, engine: EngineLife, restarted: boolean): void {
  if (window === null) return
  window.webContents.send('varve:engine-stopped')
  if (restarted) window.webContents.mainFrame.postMessage('varve:port', null, [engine.newPort()])
}

/** Has the page open a project folder. */
export function tellToOpen(window: BrowserWindow | null, folder: string): void {
  window?.webContents.send('varve:open-folder', folder)
}
