import { rm, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base } from '../test'

/** Takes one picture of the window as it stands, in light and in dark. */
type Take = (name: string) => Promise<void>

const [width = 1440, height = 900] = (process.env['VARVE_PICTURE_SIZE'] ?? '')
  .split('x')
  .filter(Boolean)
  .map(Number)
const into = process.env['VARVE_PICTURES'] ?? ''
/** One folder for all runs: its path stands in the pictures. */
export const home = join(tmpdir(), 'varve')
process.env['HOME'] = home

/** A test whose window has the size of the pictures, and whose data stand in one folder. */
export const test = base.extend<{ take: Take }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
  dataFolder: async ({}, use) => {
    await rm(home, { recursive: true, force: true })
    await mkdir(home)
    await use(home)
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  },
  take: async ({ page }, use) => {
    await page.setViewportSize({ width, height })
    await use(async (name) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
        await page.mouse.move(width - 1, height - 1)
        await page.screenshot({ path: join(into, `${name}-${colorScheme}.png`), animations: 'disabled' })
      }
    })
  },
})
