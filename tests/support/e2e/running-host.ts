import { fileURLToPath } from 'node:url'
import type { ElectronApplication, Page } from '@playwright/test'

/** The app, running in one of its windows. */
export interface RunningHost {
  readonly page: Page
  /** The one-time address the browser host printed, used by now; null in the desktop host. */
  readonly address: string | null
  /** The desktop host's process; null in the browser host. */
  readonly electron: ElectronApplication | null
  /** Another window on the same host; the browser host alone has more than one. */
  openWindow(): Promise<Page>
  close(): Promise<void>
}

export interface LaunchOptions {
  readonly dataFolder: string
  readonly folder: string | null
}

/** The checkout's folder; the tests run what was built into its `dist`. */
export const checkout = fileURLToPath(new URL('../../..', import.meta.url))

/** Environment of a host under test: its own profile, and no database of the person who runs the tests. */
export function hostEnv(dataFolder: string): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  delete env['VARVE_URL']
  delete env['DATABASE_URL']
  delete env['ELECTRON_RUN_AS_NODE']
  return { ...env, VARVE_DATA: dataFolder }
}

/** Chromium and Electron do not start as root with their sandbox on. */
export const sandboxSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : []
