import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { launchBrowserHost } from '../support/e2e/browser-host'
import { launchDesktopHost } from '../support/e2e/desktop-host'
import type { RunningHost } from '../support/e2e/running-host'

/** Which of the two windows a test runs in. */
export type Host = 'browser' | 'desktop'

export interface TestFixtures {
  /** Folder of this test's profile; empty at first. */
  readonly dataFolder: string
  /** What stands on the command line behind the program: a project folder, or nothing. */
  readonly folderAtStart: string | null
  readonly app: RunningHost
}

/** A test whose `page` is the app, in either host. */
export const test = base.extend<TestFixtures, { host: Host }>({
  host: ['browser', { option: true, scope: 'worker' }],
  folderAtStart: [null, { option: true }],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'varve-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  app: async ({ host, dataFolder, folderAtStart }, use) => {
    const launch = host === 'browser' ? launchBrowserHost : launchDesktopHost
    const app = await launch({ dataFolder, folder: folderAtStart })
    await use(app)
    await app.close()
  },

  page: async ({ app }, use) => {
    await use(app.page)
  },
})

export { expect } from '@playwright/test'
