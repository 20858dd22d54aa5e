// Installs the packages of package-lock.json, only where that is needed.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, say } from './run.mjs'

const stamp = join(root, 'node_modules/.varve-lock-hash')

/** Ends the process with a sentence where Node is older than Varve needs. */
export function requireNode() {
  if (nodeIsAtLeast(20, 19)) return
  say(`Node ${process.versions.node} is too old: Varve needs Node 20.19 or newer (https://nodejs.org).`)
  process.exit(1)
}

/** Whether the running Node is this version or newer. */
export function nodeIsAtLeast(major, minor) {
  const [nodeMajor, nodeMinor] = process.versions.node.split('.').map(Number)
  return nodeMajor > major || (nodeMajor === major && nodeMinor >= minor)
}

/** Installs what the lock file pins, where the lock file changed since the last install, or a package is missing. */
export async function install() {
  requireNode()
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lock).digest('hex')
  const reason = reasonToInstall(hash)
  if (reason === null) return
  say(`installing packages: ${reason}`)
  // Not `npm ci`: npm leaves other systems' optional binaries out of a lock file it could not fetch them for, and `ci`
  // then refuses it. `--no-save` installs the versions of the lock file and leaves it as it is.
  const { code } = await run(...npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']))
  if (code !== 0) {
    say(`npm install ended with code ${code}; what it printed above says why. Nothing else was done.`)
    process.exit(1)
  }
  writeFileSync(stamp, hash)
}

// The npm that started this script, where one did: on Windows `npm` itself is a batch file, which Node won't start.
function npm(args) {
  const script = process.env.npm_execpath
  return script?.endsWith('.js') ? [process.execPath, [script, ...args]] : ['npm', args]
}

function reasonToInstall(hash) {
  if (!existsSync(join(root, 'node_modules'))) return 'there is no node_modules folder.'
  if (missingPackage()) return `${missingPackage()} is missing.`
  if (!existsSync(stamp)) return 'no finished installation is recorded.'
  return readFileSync(stamp, 'utf8') === hash
    ? null
    : 'package-lock.json changed since the last installation.'
}

function missingPackage() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const names = [...Object.keys(dependencies), ...Object.keys(devDependencies)]
  return names.find((name) => !existsSync(join(root, 'node_modules', name, 'package.json'))) ?? null
}
