// Running other programs, and saying so. Node's own modules only: this is loaded before anything is installed.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The checkout's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Says one line about what the script does now; on standard error, so that a piped answer stays clean. */
export function say(line) {
  process.stderr.write(`varve: ${line}\n`)
}

/**
 * Runs a program and resolves to its exit code and, with `capture`, its output; a signal counts as code 1.
 * A program that can't be started gives code 127.
 */
export function run(command, args, { capture = false, env = process.env, cwd = root, timeoutMs = 0 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    })
    let output = ''
    child.stdout?.on('data', (data) => (output += data))
    child.stderr?.on('data', (data) => (output += data))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Runs the Node program of an installed package, without a shell and without npx. */
export function runTool(path, args, options) {
  return run(process.execPath, [`node_modules/${path}`, ...args], options)
}
