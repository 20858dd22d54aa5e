import { ipcRenderer, webUtils } from 'electron'

// The page gets messages from its own window and one port; no function of Electron's is exposed to it.
function tellPage(message: unknown, ports: readonly MessagePort[] = []): void {
  window.postMessage(message, window.origin, [...ports])
}

ipcRenderer.on('varve:port', (event) => tellPage('varve:port', event.ports))
ipcRenderer.on('varve:engine-stopped', () => tellPage('varve:engine-stopped'))
ipcRenderer.on('varve:open-folder', (_event, folder: string) =>
  tellPage({ type: 'varve:open-folder', folder }),
)

// Module scripts have run by then, so the page listens.
window.addEventListener('DOMContentLoaded', () => ipcRenderer.send('varve:page-ready'))

// A page can't learn the path of what is dropped on it; a preload can.
window.addEventListener('dragover', (event) => event.preventDefault())
window.addEventListener('drop', (event) => {
  event.preventDefault()
  const file = event.dataTransfer?.files[0]
  const path = file === undefined ? '' : pathOf(file)
  if (path !== '') tellPage({ type: 'varve:open-folder', folder: path })
})

// Electron before 29 has no webUtils, and puts the path on the file itself.
function pathOf(file: File & { readonly path?: string }): string {
  const asker: typeof webUtils | undefined = webUtils
  return asker === undefined ? (file.path ?? '') : asker.getPathForFile(file)
}
