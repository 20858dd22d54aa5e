import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { connect, expect, test } from './test'

/** What Axe finds on the page as it stands, told by rule and place. */
async function axeFinds(page: Page): Promise<string[]> {
  // Electron has one window and opens no second page for Axe's own frames.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

for (const theme of ['light', 'dark'] as const) {
  test(`Axe finds nothing on any screen, ${theme}`, async ({
    page,
    frame,
    welcome,
    history,
    run,
    schema,
    diagram,
  }) => {
    await page.emulateMedia({ colorScheme: theme })
    await history.counts(4, 0)
    expect(await axeFinds(page)).toEqual([])
    await history.offer('Apply all 4').click()
    await expect(run.plan).toBeVisible()
    expect(await axeFinds(page)).toEqual([])
    await run.startAndFinish(/^Applied 4 revisions/)
    expect(await axeFinds(page)).toEqual([])
    for (const screen of ['Schema', 'Activity'] as const) {
      await frame.go(screen)
      expect(await axeFinds(page), screen).toEqual([])
    }
    await frame.go('Schema')
    await schema.open('messages')
    for (const tab of ['Indexes', 'Triggers', 'Rows', 'Size & use', 'Depends on / used by'] as const) {
      await schema.tab(tab)
      await expect(page.getByText(/^Reading/)).toHaveCount(0)
      expect(await axeFinds(page), tab).toEqual([])
    }
    await page.getByRole('button', { name: 'Kinds' }).click()
    await expect(page.getByRole('menuitemcheckbox').first()).toBeVisible()
    expect(await axeFinds(page), 'kinds').toEqual([])
    await page.keyboard.press('Escape')
    await schema.openHealth()
    await page.getByRole('button', { name: 'Suppress…' }).first().click()
    expect(await axeFinds(page), 'health').toEqual([])
    await frame.go('Diagram')
    await expect(diagram.status).toHaveText(/^4 tables, /)
    await diagram.goTo('tasks')
    await expect(diagram.aside).toBeVisible()
    expect(await axeFinds(page), 'Diagram').toEqual([])
    await frame.command('New connection')
    expect(await axeFinds(page)).toEqual([])
    await frame.command('Open another folder')
    await expect(welcome.recent).toBeVisible()
    expect(await axeFinds(page)).toEqual([])
  })
}

test.describe('a failing migration', () => {
  test.use({
    startProject: {
      files: {
        '001_ok.sql': 'create table ok (id int);',
        '002_bad.sql':
          '-- the second statement is wrong\ncreate table fine (id int);\ncreate tabel wrong (id int);\n',
      },
    },
  })

  test('says the server’s words, the place, and what stands', async ({
    page,
    frame,
    history,
    run,
    connections,
    postgres,
  }) => {
    await connect({ frame, connections, history }, postgres)
    await history.offer('Apply all 2').click()
    await run.start()
    await expect(page.getByText('syntax error at or near "tabel"').first()).toBeVisible()
    await expect(page.getByText('42601').first()).toBeVisible()
    await expect(page.getByText(/002_bad\.sql/).first()).toBeVisible()
    await expect(page.getByText('Nothing of 002 stands.').first()).toBeVisible()
    await history.counts(1, 1)
  })
})
