import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { checkout, hostEnv, sandboxSwitches, type LaunchOptions, type RunningHost } from './running-host'

/** Starts the built desktop host in a real Electron. */
export async function launchDesktopHost({ dataFolder, folder }: LaunchOptions): Promise<RunningHost> {
  const app = await _electron.launch({
    executablePath: electronProgram(),
    args: ['.', ...(folder === null ? [] : [folder]), ...sandboxSwitches],
    cwd: checkout,
    env: hostEnv(dataFolder),
    timeout: 120_000,
  })
  return {
    page: await app.firstWindow(),
    address: null,
    electron: app,
    openWindow: () => Promise.reject(new Error('the desktop host has one window')),
    close: () => app.close(),
  }
}

function electronProgram(): string {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (folder === undefined) throw new Error('ELECTRON_OVERRIDE_DIST_PATH names no Electron runtime')
  const program = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as Record<
    string,
    string
  >
  return join(folder, program[process.platform] ?? 'electron')
}
