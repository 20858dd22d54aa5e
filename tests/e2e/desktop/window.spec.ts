import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { checkout, hostEnv, sandboxSwitches } from '../../support/e2e/running-host'
import { expect, test } from '../test'

// A project without a connection: no database has to be made first.
test.use({ startProject: { sample: 'todo-chat' } })

test('no window is opened, no other page is gone to', async ({ app, page, frame }) => {
  await expect(frame.rail).toBeVisible()
  await expect(page).toHaveURL(/^varve:/)
  expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true)
  for (const elsewhere of ['https://example.com/', 'file:///etc/passwd']) {
    // Playwright waits for a denied navigation without end, so the window itself is asked.
    const denied = await app.electron?.evaluate(({ BrowserWindow }, url) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const answer = new Promise<boolean>((resolve) => {
        contents?.once('will-navigate', (event) => setImmediate(() => resolve(event.defaultPrevented)))
        contents?.once('did-navigate', () => resolve(false))
        // Chromium itself refuses the way to files, before anybody is asked.
        contents?.on('console-message', (_event, _level, message) => {
          if (/not allowed to load local resource/i.test(message)) resolve(true)
        })
      })
      void contents?.executeJavaScript(`location.href = ${JSON.stringify(url)}`)
      return answer
    }, elsewhere)
    expect(denied, elsewhere).toBe(true)
  }
  const url = await app.electron?.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  )
  expect(url).toMatch(/^varve:\/\/app\//)
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
    camera: (await navigator.permissions.query({ name: 'camera' })).state,
    microphone: (await navigator.permissions.query({ name: 'microphone' })).state,
    clipboard: await navigator.clipboard.readText().then(
      () => 'given',
      () => 'denied',
    ),
  }))
  expect(answers).toEqual({
    notification: 'denied',
    location: 'denied',
    camera: 'denied',
    microphone: 'denied',
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
    timeout: 45_000,
  })
  expect(await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
