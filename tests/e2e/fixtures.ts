import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, test as base } from '@playwright/test'
import { launchBrowserHost, launchChromium } from '../support/e2e/browser-host'
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

export interface WorkerFixtures {
  readonly host: Host
  /** The browser that its tests share, each with a profile of its own; null in the desktop host, which brings one. */
  readonly chromium: Browser | null
}

/** A test whose `page` is the app, in either host. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  host: ['browser', { option: true, scope: 'worker' }],
  chromium: [
    async ({ host }, use) => {
      const browser = host === 'browser' ? await launchChromium() : null
      await use(browser)
      await browser?.close()
    },
    { scope: 'worker' },
  ],
  folderAtStart: [null, { option: true }],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'varve-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  app: async ({ chromium, dataFolder, folderAtStart }, use) => {
    const options = { dataFolder, folder: folderAtStart }
    const app = await (chromium === null ? launchDesktopHost(options) : launchBrowserHost(chromium, options))
    await use(app)
    await app.close()
  },

  page: async ({ app }, use) => {
    await use(app.page)
  },
})

export { expect } from '@playwright/test'
