// `npm start [-- folder] [-- --browser]`: installs and builds what is missing, then opens the app.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfOlder } from './build.mjs'
import { findElectron } from './electron.mjs'
import { install } from './install.mjs'
import { root, say } from './run.mjs'

/** An Electron that can't start says so within this time. */
const startsWithinMs = 8000

const given = process.argv.slice(2)
const forced = given.includes('--browser')
const args = given.filter((arg) => arg !== '--browser')

await install()
if (!(await buildIfOlder())) process.exit(1)

const reason = forced ? 'asked for with --browser' : await desktop()
if (reason !== null) browser(reason)

// Opens the window; resolves to null once it stands (or was closed), else to why it can't.
async function desktop() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'there is no display'
  }
  const found = await findElectron()
  if (found.program === null) return found.why
  return launch(found.program)
}

function launch(program) {
  return new Promise((resolve) => {
    const env = { ...process.env }
    // Set by some editors' terminals; with it Electron is a plain Node.
    delete env.ELECTRON_RUN_AS_NODE
    const child = spawn(program, [root, ...absolute(args)], {
      cwd: root,
      env,
      stdio: ['inherit', 'inherit', 'pipe'],
    })
    let stderr = ''
    let early = true
    const timer = setTimeout(() => {
      early = false
      resolve(null)
    }, startsWithinMs)
    child.stderr.on('data', (data) => {
      if (early) stderr += data
      process.stderr.write(data)
    })
    child.on('error', (error) => {
      clearTimeout(timer)
      resolve(`Electron can't be started (${error.message})`)
    })
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      if (!early) process.exit(code ?? 1)
      resolve(code === 0 ? null : refusal(stderr, code, signal))
    })
    for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name))
  })
}

function refusal(stderr, code, signal) {
  if (/without --no-sandbox|sandbox/i.test(stderr)) {
    const asRoot = process.getuid?.() === 0
    return asRoot
      ? 'Electron’s sandbox refuses to start as root'
      : 'Electron’s sandbox refuses to start (the system allows no user namespaces)'
  }
  if (/display|ozone|x server/i.test(stderr)) return 'the display can’t be opened'
  if (/shared libraries|cannot open shared object/i.test(stderr)) return 'Electron lacks system libraries'
  return `Electron ended at once (${signal ?? `code ${code}`})`
}

function browser(why) {
  say(`opening in the browser: ${why}.`)
  const child = spawn(process.execPath, [join(root, 'dist/browser/host.js'), ...absolute(args)], {
    stdio: 'inherit',
  })
  // The host gets the terminal's Ctrl-C itself; this waits for it to end.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code) => process.exit(code ?? 0))
}

// npm runs scripts in the checkout; what the user typed is relative to where they stood.
function absolute(list) {
  const from = process.env.INIT_CWD ?? process.cwd()
  return list.map((arg) => (!arg.startsWith('-') && existsSync(join(from, arg)) ? join(from, arg) : arg))
}
