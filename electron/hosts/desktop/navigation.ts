import { shell, type Session, type WebContents } from 'electron'
import { appOrigin } from './app-scheme'

/** The servers' own documentation, which hazards and findings name; nothing else is handed to the system's browser. */
const documentation: ReadonlySet<string> = new Set([
  'https://www.postgresql.org',
  'https://dev.mysql.com',
  'https://mariadb.com',
])

/** Keeps a page where it is: reloading it is all; no other address, no new window, no embedded page. */
export function keepInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (documentation.has(originOf(url))) void shell.openExternal(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (originOf(event.url) !== appOrigin) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Denies every permission; copying text to the clipboard, which a page may do after a click, is the one left. */
export function denyPermissions(session: Session): void {
  const allowed = (permission: string, origin: string): boolean =>
    permission === 'clipboard-sanitized-write' && origin === appOrigin
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(allowed(permission, originOf(details.requestingUrl)))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => allowed(permission, originOf(origin)))
  session.setDevicePermissionHandler(() => false)
}

// WHATWG gives schemes it does not know the origin `null`, so it is put together here.
function originOf(url: string): string {
  try {
    const { protocol, host } = new URL(url)
    return `${protocol}//${host}`
  } catch {
    return ''
  }
}
