import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient, safe } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StatementTag } from '#engine/connections/journal'
import type { Engine } from '#engine/engine'
import { activity } from '#engine/operations/activity'
import { connections } from '#engine/operations/connections'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { connectionTo, freshEngine, memorySecrets } from '../../support/engine'

const clientOf = (engine: Engine) => createRouterClient({ activity, connections }, { context: { engine } })
const folder = '/projects/notes'

async function everythingUnder(path: string): Promise<string> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const texts = await Promise.all(
    files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
  )
  return texts.join('\n')
}

describe.each(['postgres', 'mariadb'] as const)('%s', (kind) => {
  let database: FreshDatabase
  const user = `operator_${kind}_${Date.now().toString(36)}`
  const password = 'p@ss:w/rd#?%é-hush'
  beforeAll(async () => {
    database = await freshDatabase(kind)
    const session = await database.connect()
    if (kind === 'postgres') await session.run(`create role ${user} login password '${password}'`)
    else {
      await session.run(`create user ${user} identified by '${password}'`)
      await session.run(
        `grant all on ${database.dialect.quote((database.target as { database: string }).database)}.* to ${user}`,
      )
    }
  })
  afterAll(async () => {
    const session = await database.connect()
    if (kind === 'mariadb') await session.run(`drop user ${user}`)
    else await session.run(`drop role ${user}`)
    await database.drop()
  })
  const connection = () => connectionTo({ ...database.target, user } as FreshDatabase['target'])

  test('save, open, remember, close, forget; the password is in no file and no error', async () => {
    const secrets = memorySecrets()
    const engine = await freshEngine(secrets)
    const client = clientOf(engine)
    const mine = connection()
    expect(
      await client.connections.save({ folder, connection: mine, password: null, remember: false }),
    ).toEqual({
      connection: mine,
      secret: 'missing',
    })

    const [error] = await safe(
      client.connections.open({ connectionId: mine.id, password: null, remember: false }),
    )
    expect(error).toMatchObject({ defined: true, code: 'APP', data: { code: 'password-needed' } })

    const wrong = await safe(
      client.connections.open({ connectionId: mine.id, password: `${password}x`, remember: true }),
    )
    expect(wrong.error).toMatchObject({ defined: true, data: { code: 'authentication' } })
    expect(JSON.stringify(wrong.error)).not.toContain('hush')
    expect(secrets.kept.size).toBe(0)
    expect((await client.connections.list({ folder })).entries[0]?.secret).toBe('missing')

    const server = await client.connections.open({ connectionId: mine.id, password, remember: false })
    expect(server).toMatchObject({ user: expect.stringContaining(user) as string })
    expect(await client.connections.list({ folder })).toMatchObject({
      entries: [{ secret: 'in-memory' }],
      keepsPasswords: { can: true },
      notice: null,
    })
    await client.connections.close({ connectionId: mine.id })
    await client.connections.open({ connectionId: mine.id, password: null, remember: true })
    expect(secrets.kept.get(mine.id)).toBe(password)

    const failed = engine.sessions.withLookingSession(mine.id, (session) =>
      session.query('select * from no_such_table'),
    )
    await expect(failed).rejects.toMatchObject({ code: 'statement-failed' })
    const seen = await client.activity.list({ connectionId: mine.id, limit: 100, before: null })
    expect(seen.find(({ sql }) => sql.includes('no_such_table'))).toMatchObject({
      outcome: 'failed',
      purpose: 'look',
    })
    expect(seen.every(({ outcome }) => outcome === 'done' || outcome === 'failed')).toBe(true)

    expect(await everythingUnder(engine.host.dataFolder)).not.toMatch(/hush/)
    await client.connections.remove({ folder, connectionId: mine.id })
    expect(secrets.kept.size).toBe(0)
    const gone = await safe(
      client.connections.open({ connectionId: mine.id, password: null, remember: false }),
    )
    expect(gone.error).toMatchObject({ data: { code: 'no-such-connection' } })
  })

  test('a looking session refuses writes, is one, and is opened again when it was killed', async () => {
    const engine = await freshEngine()
    const mine = connection()
    await engine.profiles.save(folder, mine)
    await engine.secrets.remember(mine.id, password, false)
    const backend = () =>
      engine.sessions.withLookingSession(mine.id, (session) => Promise.resolve(session.backend))
    const [first, second] = await Promise.all([backend(), backend()])
    expect(second).toBe(first)
    await expect(
      engine.sessions.withLookingSession(mine.id, (session) => session.run('create table t (a int)')),
    ).rejects.toBeInstanceOf(Error)

    const administrator = await database.connect()
    await administrator.run(kind === 'postgres' ? `select pg_terminate_backend(${first})` : `kill ${first}`)
    const answer = await engine.sessions.withLookingSession(mine.id, (session) =>
      session.query('select 1 as one'),
    )
    expect(answer).toHaveLength(1)
    expect(await backend()).not.toBe(first)
  })

  test('an abort reaches the server', async () => {
    const engine = await freshEngine()
    const mine = connection()
    await engine.profiles.save(folder, mine)
    await engine.secrets.remember(mine.id, password, false)
    const leave = new AbortController()
    const started = Date.now()
    const sleeping = engine.sessions.withLookingSession(
      mine.id,
      (session) => session.query(kind === 'postgres' ? 'select pg_sleep(20)' : 'select sleep(20)'),
      leave.signal,
    )
    setTimeout(() => leave.abort(), 500)
    await expect(sleeping).rejects.toMatchObject({ code: 'cancelled' })
    expect(Date.now() - started).toBeLessThan(8000)
  })

  test('a revision statement that can not be written down is not sent', async () => {
    const engine = await freshEngine()
    const mine = connectionTo(database.target)
    const tag: StatementTag = { purpose: 'session', revision: '001' }
    // A file in the place of the folder stands for a full disk.
    await writeFile(join(engine.host.dataFolder, 'activity'), '')
    const session = await engine.sessions.openSession(mine, 'run', { tag, password: database.password ?? '' })
    tag.purpose = 'revision'
    await expect(session.run('create table never_sent (a int)')).rejects.toMatchObject({ code: 'disk' })
    tag.purpose = 'session'
    const tables = await session.query(
      "select table_name from information_schema.tables where table_name = 'never_sent'",
    )
    expect(tables).toEqual([])
  })

  test('watching tells statements as they begin and end', async () => {
    const engine = await freshEngine()
    const mine = connection()
    await engine.profiles.save(folder, mine)
    await engine.secrets.remember(mine.id, password, false)
    const leave = new AbortController()
    const news = await clientOf(engine).activity.watch({ connectionId: mine.id }, { signal: leave.signal })
    const first = news.next()
    await engine.sessions.withLookingSession(mine.id, (session) => session.query('select 1 as one'))
    expect((await first).value).toMatchObject({ connectionId: mine.id, outcome: 'running' })
    leave.abort()
    await engine.sessions.closeAll()
    await expect(engine.sessions.openSession(mine, 'run')).rejects.toMatchObject({ code: 'cancelled' })
  })
})
