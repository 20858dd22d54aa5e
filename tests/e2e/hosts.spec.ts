import { expect, test } from './test'

// A project without a connection: no database has to be made first.
test.use({ startProject: { sample: 'todo-chat' } })

test('the page knows no Node and no Electron', async ({ page }) => {
  await page.waitForLoadState()
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'electron'].filter((name) => name in window),
  )
  expect(found).toEqual([])
})

test('the page can’t leave, open windows or run text as code', async ({ page }) => {
  await page.waitForLoadState()
  const origin = await page.evaluate(() => window.origin)
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "ran"'
    document.body.append(script)
    return document.title
  })
  expect(ran).not.toBe('ran')
  await expect(page.evaluate(() => fetch('https://127.0.0.1:9/').then(() => 'sent'))).rejects.toThrow()
  expect(await page.evaluate(() => window.origin)).toBe(origin)
})

test('a reloaded page reaches the engine again', async ({ page }) => {
  await expect(page.locator('#root')).not.toBeEmpty()
  await page.evaluate(() => window.location.reload())
  await expect(page.locator('#root')).not.toBeEmpty()
})
