import { protocol } from 'electron'
import { readAsset } from '../shared/assets'
import { pageHeaders } from '../shared/content-policy'

const scheme = 'varve'
const host = 'app'

/** The page's origin: a scheme of its own, so that file: URLs never get its rights. */
export const appOrigin = `${scheme}://${host}`

/** Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built page, and nothing outside its folder. */
export function serveApp(rendererFolder: string): void {
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url)
    const wanted = request.method === 'GET' && url.host === host ? url.pathname : null
    const asset = wanted === null ? null : await readAsset(rendererFolder, wanted)
    if (asset === null)
      return new Response('There is no such page.\n', { status: 404, headers: pageHeaders() })
    return new Response(asset.bytes, { headers: { ...pageHeaders(), 'content-type': asset.type } })
  })
}
