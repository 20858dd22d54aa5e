import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { checkout, hostEnv, sandboxSwitches } from '../../support/e2e/running-host'
import { expect, test } from '../test'

test('no window is opened, no other page is gone to', async ({ app, page, frame }) => {
  await expect(frame.rail).toBeVisible()
  const address = page.url()
  expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true)
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd'
  })
  await expect(frame.rail).toBeVisible()
  expect(page.url()).toBe(address)
  expect(app.electron?.windows()).toHaveLength(1)
})

test('permissions are denied', async ({ page, frame }) => {
  await expect(frame.rail).toBeVisible()
  const answers = await page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    location: await new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        ({ code }) => resolve(code === 1 ? 'denied' : `error ${code}`),
      )
    }),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      (error: unknown) => (error instanceof DOMException ? error.name : 'error'),
    ),
    clipboard: await navigator.clipboard.readText().then(
      () => 'given',
      () => 'denied',
    ),
  }))
  expect(answers).toEqual({
    notification: 'denied',
    location: 'denied',
    camera: 'NotAllowedError',
    clipboard: 'denied',
  })
})

test('the page can’t ask for a second port', async ({ page, frame }) => {
  await expect(frame.rail).toBeVisible()
  const ports = await page.evaluate(async () => {
    let seen = 0
    addEventListener('message', (event) => (seen += event.ports.length))
    for (const message of ['varve:page-ready', 'varve:port', { type: 'varve:page-ready' }]) {
      window.postMessage(message, window.origin)
    }
    // Posted messages are delivered in order: when this one is back, the others have been answered.
    await new Promise((resolve) => {
      addEventListener('message', (event) => event.data === 'last' && resolve(null))
      window.postMessage('last', window.origin)
    })
    return seen
  })
  expect(ports).toBe(0)
  await expect(frame.bar).toContainText('todo-chat')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('the window is sandboxed and knows no Node', async ({ app, page, frame }) => {
  await expect(frame.rail).toBeVisible()
  const preferences = await app.electron?.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const contents = window?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    const { contextIsolation, sandbox, nodeIntegration, webSecurity } = contents.getLastWebPreferences()
    return { contextIsolation, sandbox, nodeIntegration, webSecurity }
  })
  expect(preferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
  })
  expect(await page.evaluate(() => typeof (globalThis as Record<string, unknown>)['require'])).toBe(
    'undefined',
  )
})

test('a second start hands over to the first and ends', async ({ app, frame, dataFolder }) => {
  await expect(frame.rail).toBeVisible()
  const program = await app.electron?.evaluate(() => process.execPath)
  await promisify(execFile)(program ?? '', ['.', ...sandboxSwitches], {
    cwd: checkout,
    env: hostEnv(dataFolder),
    timeout: 20_000,
  })
  expect(await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
