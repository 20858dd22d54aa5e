import { once } from 'node:events'
import { request } from 'node:http'
import { WebSocket } from 'ws'
import { expect, test } from '../test'

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly text: string
}

function ask(origin: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(new URL(path, origin), { headers, setHost: headers['host'] === undefined }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
      .on('error', reject)
      .end()
  })
}

/** Knocks at the socket: `open`, or the status it was refused with. */
function knock(origin: string, headers: Record<string, string>): Promise<string> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers })
  return new Promise((resolve) => {
    socket.on('open', () => resolve('open'))
    socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)))
    socket.on('error', () => resolve('error'))
  }).then((said) => {
    socket.terminate()
    return String(said)
  })
}

// A project without a connection: no database has to be made first.
test.use({ startProject: { sample: 'todo-chat' } })

test('the address works once, and a made-up one never', async ({ app, page }) => {
  const origin = new URL(page.url()).origin
  expect((await ask(origin, '/open/made-up')).status).toBe(410)
  const used = await ask(origin, new URL(app.address ?? '', origin).pathname)
  expect(used.status).toBe(410)
  expect(used.headers['set-cookie']).toBeUndefined()
  expect(used.text).toContain('used already')
})

test('a foreign name, a foreign page, a wrong token: the socket opens to none of them', async ({ page }) => {
  const origin = new URL(page.url()).origin
  const host = new URL(origin).host
  const [cookie] = await page.context().cookies()
  const own = `${cookie?.name}=${cookie?.value}`
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })

  expect((await ask(origin, '/', { host: 'evil.example' })).status).toBe(421)
  expect(await knock(origin, { origin, cookie: own })).toBe('open')
  expect(await knock(origin, { origin })).toBe('403')
  expect(await knock(origin, { origin, cookie: `${cookie?.name}=${'x'.repeat(43)}` })).toBe('403')
  expect(await knock(origin, { origin: 'http://evil.example', cookie: own })).toBe('403')
  expect(await knock(origin, { origin: 'null', cookie: own })).toBe('403')
  expect(await knock(origin, { cookie: own })).toBe('403')
  expect(await knock(origin, { origin: 'http://evil.example', host: 'evil.example', cookie: own })).toBe(
    '403',
  )
  expect(await knock(origin.replace('127.0.0.1', 'localhost'), { origin, host, cookie: own })).toBe('open')
})

test('a message over the bound closes its socket, and Varve goes on', async ({ page, history }) => {
  const origin = new URL(page.url()).origin
  const [cookie] = await page.context().cookies()
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, {
    headers: { origin, cookie: `${cookie?.name}=${cookie?.value}` },
  })
  await once(socket, 'open')
  const closed = once(socket, 'close')
  socket.on('error', () => undefined)
  socket.send(Buffer.alloc(9 * 1024 * 1024, 'x'))
  await closed
  await page.reload()
  await expect(history.row('003')).toBeVisible()
})

test('every answer carries the content policy', async ({ page }) => {
  const origin = new URL(page.url()).origin
  for (const path of ['/', '/first-paint.js', '/nowhere', '/open/made-up', '/../package.json']) {
    const policy = String((await ask(origin, path)).headers['content-security-policy'])
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).toContain("script-src 'self'")
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(policy, path).not.toContain('unsafe-eval')
  }
  expect((await ask(origin, '/%2e%2e/package.json')).status).toBe(404)
})
