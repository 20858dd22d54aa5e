import { expect, test } from 'vitest'
import { launchBrowserHost } from '../support/e2e/browser-host'
import { folderWith } from '../support/folder'
import { alembicFolder } from './alembic-folder'
import { framesWhile, framesWords } from './frames'
import { say } from './timing'

test.each(['linear', 'branched'] as const)('scrolling a graph of 5,000 revisions, %s', async (shape) => {
  const folder = await alembicFolder(5_000, shape)
  const { page, close } = await launchBrowserHost({ dataFolder: await folderWith({}), folder })
  try {
    const list = page.getByRole('listbox', { name: 'Revisions' })
    await list.getByRole('option').first().waitFor()
    await list.hover()
    const wheel = (by: number, times: number) => async () => {
      for (let i = 0; i < times; i += 1) {
        await page.mouse.wheel(0, by)
        await page.waitForTimeout(16)
      }
    }
    await wheel(120, 20)()
    const slow = await framesWhile(page, wheel(60, 150))
    const fast = await framesWhile(page, wheel(900, 120))
    say(`\n${shape}, scrolled by 60 pixels a turn: ${framesWords(slow)}`)
    say(`${shape}, scrolled by 900 pixels a turn: ${framesWords(fast)}`)
    expect(slow.count).toBeGreaterThan(50)
  } finally {
    await close()
  }
})
