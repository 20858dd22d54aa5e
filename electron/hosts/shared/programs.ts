import { spawn } from 'node:child_process'

/** Opens an address or a folder in the program the system has for it; false where there is none. */
export function openWithSystem(target: string): Promise<boolean> {
  const [program, ...args] = opener(target)
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
    child.on('spawn', () => {
      child.unref()
      // xdg-open stays for as long as some browsers run: still there after this time means it works.
      setTimeout(() => resolve(true), 3000).unref()
    })
  })
}

/** Whether this process can show windows. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

function opener(target: string): [string, ...string[]] {
  switch (process.platform) {
    case 'darwin':
      return ['open', target]
    case 'win32':
      // Never through `cmd /c start`: it reads & and ^ in a name as its own.
      return ['rundll32', 'url.dll,FileProtocolHandler', target]
    default:
      return ['xdg-open', target]
  }
}
