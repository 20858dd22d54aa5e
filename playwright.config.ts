import { defineConfig } from '@playwright/test'
import type { Host } from './tests/e2e/fixtures'

/** Pictures stand in one folder, and frames are counted: one at a time. */
const alone = process.env['VARVE_PICTURES'] !== undefined || process.env['VARVE_FRAMES'] !== undefined

export default defineConfig<object, { host: Host }>({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/global-setup.ts',
  outputDir: 'test-results',
  // A slow machine is no failure; what hangs still ends.
  timeout: 480_000,
  expect: { timeout: 120_000 },
  // Every test has a host, a profile and a database of its own; two keep a machine of two cores busy.
  workers: alone ? 1 : 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  use: {
    actionTimeout: 120_000,
    screenshot: 'only-on-failure',
    // Recording takes a quarter of the processor's time, for tests that nearly all pass.
    trace: process.env['VARVE_TRACE'] === undefined ? 'off' : 'retain-on-failure',
  },
  projects: [
    { name: 'chromium', use: { host: 'browser' }, testIgnore: '**/desktop/**' },
    { name: 'desktop', use: { host: 'desktop' }, testIgnore: '**/browser/**' },
    // Pictures are taken when they are asked for; nothing is tested by them.
    ...(process.env['VARVE_PICTURES'] === undefined
      ? []
      : [{ name: 'pictures', testMatch: '**/pictures/*.pictures.ts' }]),
    // So are frames counted: no test is timed.
    ...(process.env['VARVE_FRAMES'] === undefined
      ? []
      : [{ name: 'frames', testMatch: '**/frames/*.frames.ts' }]),
  ],
})
