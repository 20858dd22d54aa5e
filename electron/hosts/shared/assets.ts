import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

export interface Asset {
  readonly bytes: Buffer<ArrayBuffer>
  readonly type: string
  /** Its name carries a hash of its content, so it never changes. */
  readonly immutable: boolean
}

/** One file of the built page by its URL path; null for anything that is not a plain file inside `folder`. */
export async function readAsset(folder: string, path: string): Promise<Asset | null> {
  const name = plainName(path)
  const type = name === null ? undefined : types[extname(name)]
  if (name === null || type === undefined) return null
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, name))
    if (!file.startsWith(root + sep)) return null
    return { bytes: await readFile(file), type, immutable: name.startsWith('assets/') }
  } catch {
    return null
  }
}

function plainName(path: string): string | null {
  let name: string
  try {
    name = decodeURIComponent(path)
  } catch {
    return null
  }
  if (name === '/') return 'index.html'
  // One spelling a file: no empty, dot or hidden parts, no backslash, no drive, no NUL.
  return /^(\/[\w@-][\w@.-]*)+$/.test(name) ? name.slice(1) : null
}
