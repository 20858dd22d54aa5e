// Finds Electron's runtime, or gets it with the package's own installer.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeIsAtLeast } from './install.mjs'
import { root, runTool, say } from './run.mjs'

const downloadWithinMs = 180_000

/** The runtime's program, or null and why there is none. */
export async function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const program = join(override, platformPath())
    if (existsSync(program)) return { program, why: null }
    return { program: null, why: `ELECTRON_OVERRIDE_DIST_PATH names no Electron (${program})` }
  }
  if (installed()) return { program: installed(), why: null }
  if (!nodeIsAtLeast(22, 12)) {
    return { program: null, why: `Node ${process.versions.node} is too old for Electron’s installer (22.12)` }
  }
  say('getting Electron’s runtime (once)')
  const { code } = await runTool('electron/install.js', [], { capture: true, timeoutMs: downloadWithinMs })
  if (code === 0 && installed()) return { program: installed(), why: null }
  return { program: null, why: 'Electron’s runtime can’t be downloaded' }
}

function installed() {
  const folder = join(root, 'node_modules/electron')
  const program = join(folder, 'dist', platformPath())
  if (!existsSync(program) || !existsSync(join(folder, 'path.txt'))) return null
  const version = readFileSync(join(folder, 'dist/version'), 'utf8').replace(/^v/, '').trim()
  const wanted = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
  return version === wanted ? program : null
}

function platformPath() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}
