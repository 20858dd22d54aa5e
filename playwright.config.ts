import { defineConfig } from '@playwright/test'
import type { Host } from './tests/e2e/fixtures'

export default defineConfig<object, { host: Host }>({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/global-setup.ts',
  outputDir: 'test-results',
  // A slow machine is no failure; what hangs still ends.
  timeout: 480_000,
  expect: { timeout: 120_000 },
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  use: { actionTimeout: 120_000, screenshot: 'only-on-failure', trace: 'retain-on-failure' },
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
