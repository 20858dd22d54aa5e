import { BrowserWindow, nativeTheme } from 'electron'
import { appOrigin } from './app-scheme'
import { keepBounds, readBounds } from './bounds'
import { keepInPlace } from './navigation'

/** Opens the app's one window; it shows itself once the page has painted. */
export function openWindow(options: {
  readonly preload: string
  readonly boundsFile: string
  readonly devTools: boolean
}): BrowserWindow {
  const { maximized, ...bounds } = readBounds(options.boundsFile)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 880,
    minHeight: 560,
    show: false,
    title: 'Varve',
    // What is seen before the first paint, so that neither theme flashes.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171a' : '#ffffff',
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: options.devTools,
      // Background throttling stays on: runs go on in the engine's process, whatever the page does.
    },
  })
  keepInPlace(window.webContents)
  keepBounds(window, options.boundsFile)
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  void window.loadURL(`${appOrigin}/`)
  return window
}
