import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeAlembicFolder } from '../../bench/alembic-folder'
import { expect, test as base } from '../test'
import { framesWhile, say, told } from './measure'

for (const shape of ['linear', 'branched'] as const) {
  const test = base.extend({
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
    folderAtStart: async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'varve-frames-'))
      await writeAlembicFolder(folder, 5_000, shape)
      await use(folder)
      await rm(folder, { recursive: true, force: true })
    },
  })

  test(`frames of a graph of 5,000 revisions, ${shape}`, async ({ page, history }) => {
    await expect(history.rows.first()).toBeVisible()
    await history.list.hover()
    const wheel = (by: number, times: number) => async () => {
      for (let i = 0; i < times; i += 1) {
        await page.mouse.wheel(0, by)
        await page.waitForTimeout(16)
      }
    }
    await wheel(120, 20)()
    say(
      `5,000 revisions, ${shape}`,
      told('nothing done', await framesWhile(page, () => page.waitForTimeout(1000))),
      told('scrolled, 60 pixels a turn', await framesWhile(page, wheel(60, 150))),
      told('scrolled, 900 pixels a turn', await framesWhile(page, wheel(900, 120))),
    )
  })
}
