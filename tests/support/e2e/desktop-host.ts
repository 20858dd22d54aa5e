import { _electron } from '@playwright/test'
import { checkout, hostEnv, sandboxSwitches, type LaunchOptions, type RunningHost } from './running-host'

/**
 * Starts the built desktop host in a real Electron: the one that ELECTRON_OVERRIDE_DIST_PATH names, or else the
 * `electron` package's own.
 */
export async function launchDesktopHost({ dataFolder, folder }: LaunchOptions): Promise<RunningHost> {
  // Only where Playwright finds the program by itself does it hold the app back until it listens. A window that opens
  // while it attaches is sometimes never told of, and the launch waits for ever (2 of 60, with two at a time).
  const app = await _electron.launch({
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
