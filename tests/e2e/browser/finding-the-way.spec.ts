import { expect, test } from '../test'

test('keyboard alone: apply, look at a table, roll back', async ({ page, frame, history, run, schema }) => {
  await history.counts(4, 0)
  await frame.command('Apply all 4')
  await expect(run.plan.getByRole('listitem').first()).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(run.title(/^Applied 4 revisions/)).toBeVisible()
  await history.counts(0, 4)
  await page.keyboard.press('Control+2')
  await expect(schema.table('tasks')).toBeVisible()
  await frame.command('tasks')
  await expect(schema.object(/\.tasks$/).getByRole('table', { name: 'Columns' })).toBeVisible()
  await page.keyboard.press('Control+1')
  await expect(history.list).toBeFocused()
  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: 'Filter' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(history.row('003')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(history.row('002')).toHaveAttribute('aria-selected', 'true')
  await frame.command('Roll back to base')
  await expect(run.plan.getByRole('listitem').first()).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(run.title(/^Rolled back 4 revisions/)).toBeVisible()
  await history.counts(4, 0)
})

test('an address leads to its place, and back and forward work', async ({ page, history, frame }) => {
  await history.counts(4, 0)
  const origin = new URL(page.url()).origin
  await page.goto(`${origin}/#/history/002`)
  await expect(history.row('002')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('heading', { name: /^002/ })).toBeVisible()
  await frame.go('Activity')
  await page.goBack()
  await expect(page.getByRole('heading', { name: /^002/ })).toBeVisible()
  await page.goForward()
  await expect(frame.rail.getByRole('link', { name: 'Activity' })).toHaveAttribute('aria-current', 'page')
  await page.goto(`${origin}/#/history/999`)
  await expect(page.getByText('There is no revision 999 in this project.')).toBeVisible()
})

test('Activity lists what was sent, with the statement whole', async ({ frame, history, run, activity }) => {
  await history.offer('Apply next (000)').click()
  await run.startAndFinish(/^Applied 1 revision/)
  await frame.go('Activity')
  await expect(activity.statement(/CREATE TABLE users/).first()).toContainText('done')
  await activity.filter.fill('idx_users_email')
  await activity.statement('idx_users_email').first().click()
  await expect(activity.sent).toContainText('CREATE INDEX idx_users_email')
})

test('light and dark are remembered, and right before anything is painted', async ({
  page,
  frame,
  history,
}) => {
  await history.counts(4, 0)
  await page.emulateMedia({ colorScheme: 'light' })
  await frame.theme('dark')
  const scheme = () => page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])
  await expect.poll(scheme).toBe('dark')
  await page.addInitScript(() => {
    // The first scheme the document has once its body begins, which is before React draws.
    new MutationObserver((_changes, observer) => {
      if (document.body === null) return
      observer.disconnect()
      sessionStorage.setItem('first-scheme', document.documentElement.dataset['mantineColorScheme'] ?? 'none')
    }).observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await history.counts(4, 0)
  expect(await page.evaluate(() => sessionStorage.getItem('first-scheme'))).toBe('dark')
  await frame.theme('as the system')
  await expect.poll(scheme).toBe('light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(scheme).toBe('dark')
})
