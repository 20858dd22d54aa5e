import { type ChildProcess, spawn } from 'node:child_process'

/** How long a process that was asked to end may take before it is ended. */
const graceMs = 2000

/** Asks a process and all it has started to end, and ends what is still there after a while. */
export function endGroup(child: ChildProcess, grace = graceMs): void {
  send(child, 'SIGTERM')
  // The one asked may be gone long before what it has started.
  const timer = setTimeout(() => send(child, 'SIGKILL'), grace)
  timer.unref()
}

/** Ends a process and all it has started at once. */
export function killGroup(child: ChildProcess): void {
  send(child, 'SIGKILL')
}

function send(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    // Windows knows no groups; taskkill follows the tree of parents.
    if (child.exitCode === null)
      spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' }).on(
        'error',
        () => undefined,
      )
    return
  }
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Nobody of the group is left.
  }
}
