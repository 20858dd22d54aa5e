// `npm run build [-- name …]`: builds everything (or the named environments of vite.config.ts) into dist.
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileAhead } from './compile.mjs'
import { install } from './install.mjs'
import { root, runTool, say } from './run.mjs'
import { placeTemplate } from './template.mjs'

const dist = join(root, 'dist')
const stamp = join(dist, '.built')
const terminal = join(dist, 'cli/varve.js')
const performer = join(dist, 'cli/perform.cjs')
const sources = ['electron', 'renderer', 'vite.config.ts', 'package.json', 'package-lock.json']

/** Builds; resolves to whether it worked. Without names, `dist` is emptied before. */
export async function build(names = []) {
  say(names.length === 0 ? 'building everything into dist' : `building ${names.join(', ')} into dist`)
  if (names.length === 0) rmSync(dist, { recursive: true, force: true })
  const env = names.length === 0 ? process.env : { ...process.env, VARVE_BUILD: names.join(',') }
  const startedAt = new Date()
  const { code } = await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], { env })
  if (code !== 0) {
    say('the build failed; what it printed above says where.')
    return false
  }
  await placeTemplate(join(dist, 'workers'))
  if (existsSync(performer)) compileAhead(performer)
  // `npx varve` runs the file itself.
  if (existsSync(terminal)) chmodSync(terminal, 0o755)
  // The time the build began: what was saved while it ran is newer than it.
  if (names.length === 0) writeFileSync(stamp, startedAt.toISOString())
  return true
}

/** Builds only where a source is newer than the last whole build. */
export async function buildIfOlder() {
  if (!existsSync(stamp)) return build()
  const builtAt = Date.parse(readFileSync(stamp, 'utf8'))
  return newest(sources.map((name) => join(root, name))) < builtAt ? true : build()
}

function newest(paths) {
  // A folder's own time tells of files that were removed.
  return Math.max(
    ...paths.map((path) => {
      const found = statSync(path)
      if (!found.isDirectory()) return found.mtimeMs
      return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest([join(path, name)])))
    }),
  )
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await install()
  process.exitCode = (await build(process.argv.slice(2))) ? 0 : 1
}
