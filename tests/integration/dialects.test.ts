import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ErrorCode } from '#contract/errors'
import type { SqlValue } from '#engine/dialects/dialect'
import { databaseKinds, freshDatabase, sessionOptions, type FreshDatabase } from '../support/databases'
import { failure } from '../support/failure'
import { hostileNames, hostileSchema, spellings } from '../support/spellings'

const soon = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe.each(databaseKinds)('%s', (kind) => {
  const spelling = spellings[kind]
  let db: FreshDatabase
  beforeEach(async () => {
    db = await freshDatabase(kind)
  })
  afterEach(() => db.drop())

  test('a session says where it is', async () => {
    const session = await db.connect()
    expect(session.server).toMatchObject({ dialect: db.dialect.name, flavour: spelling.flavour, tls: null })
    expect(session.server.version).toMatch(/^\d+\.\d+/)
    expect(session.server.user).not.toBe('')
    expect(session.backend).not.toBe('')
    if (db.target.kind === 'server') expect(session.server.database).toBe(db.target.database)
    expect(session.closed).toBe(false)
    await session.close()
    expect(session.closed).toBe(true)
  })

  test('statements run as they are, and count rows', async () => {
    const session = await db.connect()
    await session.run('create table t (a int, b varchar(20))')
    expect((await session.run("insert into t values (1, '?'), (2, '$1')")).rows).toBe(2)
    expect((await session.run('update t set a = a + 1')).rows).toBe(2)
    expect(await session.query('select a, b from t order by a')).toEqual([
      { a: 2, b: '?' },
      { a: 3, b: '$1' },
    ])
  })

  test("a statement's error has the server's words and the place", async () => {
    const session = await db.connect()
    const error = await failure(session.run('create tabel t (a int)'))
    expect(error.code).toBe('statement-failed')
    expect(error.server).toMatchObject({ code: spelling.syntaxErrorCode, position: 7 })
    expect(error.server?.message).toContain('tabel')
    // The link goes on.
    expect(await session.query('select 1 as a')).toEqual([{ a: 1 }])
  })

  test("the server's notices come back", async () => {
    const session = await db.connect()
    const { notices } = await session.run('drop table if exists nowhere_to_be_seen')
    expect(notices.join()).toContain('nowhere_to_be_seen')
    expect((await session.run('select 1')).notices).toEqual([])
  })

  test('every statement is observed, with how it ended', async () => {
    const seen: [string, string][] = []
    const session = await db.connect({
      observe: (sql) => (answer) => seen.push([sql, 'error' in answer ? 'failed' : 'done']),
    })
    await session.run('create table t (a int)')
    await failure(session.run('create table t (a int)'))
    expect(seen.filter(([sql]) => sql === 'create table t (a int)').map(([, end]) => end)).toEqual([
      'done',
      'failed',
    ])
  })

  test('cancel stops the running statement, and only that one', async () => {
    const session = await db.connect()
    await session.cancel()
    const running = failure(session.run(spelling.sleep(30)))
    await soon(300)
    await session.cancel()
    expect((await running).code).toBe('cancelled')
    if (kind !== 'embedded') expect(await session.query('select 1 as a')).toEqual([{ a: 1 }])
  })

  test('a statement that takes too long is stopped', async () => {
    const session = await db.connect({ statementTimeoutMs: 400 })
    expect((await failure(session.run(spelling.sleep(30)))).code).toBe<ErrorCode>('timeout')
  })

  test('a read-only session refuses every write', async () => {
    const writer = await db.connect()
    await writer.run('create table t (a int)')
    await writer.close()
    const session = await db.connect({ readOnly: true })
    const refused = await failure(session.run('create table u (a int)'))
    expect(refused).toMatchObject({ code: 'read-only', advice: expect.stringContaining('read-only') })
    expect(refused.server?.code).toBe(spelling.readOnlyCode)
    expect((await failure(session.run('insert into t values (1)'))).code).toBe('read-only')
    expect((await failure(session.run('drop table t'))).code).toBe('read-only')
    expect(await session.query('select a from t')).toEqual([])
  })

  test('a transaction that is read-only by its own words is not blamed on the connection', async () => {
    const session = await db.connect()
    await session.run('create table t (a int)')
    await session.run('start transaction read only')
    const refused = await failure(session.run('insert into t values (1)'))
    expect(refused).toMatchObject({ code: 'read-only', advice: expect.stringContaining('READ ONLY') })
    expect(refused.message).not.toContain('This connection is')
  })

  test('the ledger takes a run from start to end', async () => {
    const session = await db.connect()
    const { ledger } = db.dialect
    const { schema } = session.server
    const table = `${db.dialect.quote(schema)}.${db.dialect.quote('varve_ledger')}`
    const exists = async (): Promise<number> => {
      const { sql, parameters } = ledger.exists(schema)
      return Number((await session.query(sql, parameters))[0]?.['columns'])
    }
    expect(await exists()).toBe(0)
    await session.run(ledger.create(table))
    const { sql, parameters } = ledger.columns(schema)
    const columns = (await session.query(sql, parameters)).map((row) => row['name'])
    expect(columns).toHaveLength(await exists())

    const text = `it's "quoted" \\ 😀 <script> ?, $1`
    const values: SqlValue[] = ['003', text, 'up', 'running', 5, 0, 'a'.repeat(64), text, '0.1.0', null]
    const [inserted] = await session.query<{ id: number }>(ledger.insert(table), values)
    expect(inserted?.id).toBe(1)
    await session.query(ledger.progress(table), [2, 1])
    await session.query(ledger.finish(table), ['stopped', 2, 12.5, text, 1])
    const rows = await session.query(ledger.read(table))
    expect(rows).toHaveLength(1)
    expect(Object.keys(rows[0] ?? {})).toEqual(columns)
    expect(rows[0]).toMatchObject({ id: 1, revision: '003', message: text, state: 'stopped', statements: 5 })
    expect(rows[0]).toMatchObject({ statements_done: 2, duration_ms: 12.5, error: text, run_by: text })
    expect(String(rows[0]?.['started_at'])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(Math.abs(Date.parse(String(rows[0]?.['started_at'])) - Date.now())).toBeLessThan(60_000)
    // Varve's own table is none of the catalog's.
    expect((await db.dialect.introspect(session)).tables).toEqual([])
  })

  test('the catalog of hostile names, and DDL that makes it again', async () => {
    const session = await db.connect()
    const names = hostileNames(spelling)
    for (const sql of hostileSchema(db.dialect, spelling, names)) await session.run(sql)
    const { tables, views, ...rest } = await db.dialect.introspect(session)
    expect(rest.schemas.map((schema) => schema.name)).toContain(session.server.schema)
    expect(tables.map((table) => table.name).sort()).toEqual([names.parent, names.table].sort())
    const parent = tables.find((table) => table.name === names.parent)
    const table = tables.find((one) => one.name === names.table)
    if (parent === undefined || table === undefined) throw new Error('a table is missing')
    expect(parent.columns.map((column) => column.name)).toEqual([names.id, names.longest])
    expect(parent.columns[0]?.identity).not.toBeNull()
    expect(parent.columns[1]?.default).toContain("'it''s'")
    expect(table.primaryKey?.columns).toEqual([names.id])
    expect(table.uniques).toMatchObject([{ name: names.longest, columns: [names.text, 'parent'] }])
    expect(table.checks).toMatchObject([{ name: 'positive' }])
    expect(table.foreignKeys).toMatchObject([
      {
        name: names.key,
        columns: ['parent'],
        toTable: names.parent,
        toColumns: [names.id],
        onDelete: 'CASCADE',
      },
    ])
    const index = table.indexes.find((one) => one.name === names.index)
    expect(index?.parts.map((part) => part.column)).toEqual(['parent', names.text])
    expect(views.map((view) => view.name)).toEqual(['view ' + names.parent])

    const statements = [parent, table].map((one) => db.dialect.ddl({ table: one }))
    statements.push(...views.map((view) => db.dialect.ddl({ view })))
    const q = (name: string): string => db.dialect.quote(name)
    for (const view of views) await session.run(`drop view ${q(view.name)}`)
    for (const one of [table, parent]) await session.run(`drop table ${q(one.name)}`)
    for (const ddl of statements)
      for (const statement of await db.dialect.split(ddl)) await session.run(statement.sql)
    const again = await db.dialect.introspect(session)
    const still = { estimatedRows: 0, bytes: 0 }
    const settled = (list: typeof tables) => list.map((one) => ({ ...one, ...still }))
    expect(settled(again.tables)).toEqual(settled(tables))
    expect(again.views).toEqual(views)
  })

  test('introspection asks as many questions of 200 tables as of one', async () => {
    let statements = 0
    const session = await db.connect({
      observe: () => {
        statements++
        return () => undefined
      },
    })
    const ask = async (): Promise<number> => {
      statements = 0
      await db.dialect.introspect(session)
      return statements
    }
    await session.run('create table t0 (a int primary key, b int unique references t0 (a))')
    const one = await ask()
    for (let i = 1; i < 200; i++) await session.run(`create table t${i} (a int primary key, b int unique)`)
    expect(await ask()).toBe(one)
    expect((await db.dialect.introspect(session)).tables).toHaveLength(200)
  })

  test('the run lock is taken once, and free again when it is released', async () => {
    const session = await db.connect()
    const options = sessionOptions({ applicationName: 'varve lock' })
    expect(await db.dialect.lockHolder(session)).toBeNull()
    const taken = await db.dialect.lock(db.target, db.password, options)
    if (!('lock' in taken)) throw new Error('the lock was held')
    expect(await taken.lock.held()).toBe(true)
    const holder = await db.dialect.lockHolder(session)
    expect(holder?.who).not.toBe('')
    const refused = await db.dialect.lock(db.target, db.password, options)
    expect(refused).toMatchObject({ holder: { backend: holder?.backend } })
    await taken.lock.release()
    await expect.poll(() => db.dialect.lockHolder(session)).toBeNull()
    const again = await db.dialect.lock(db.target, db.password, options)
    if (!('lock' in again)) throw new Error('the lock was held')
    await again.lock.release()
  })

  test('a file is split, and what commits by itself is told', async () => {
    const text = "-- first\ncreate table t (a int); insert into t values (';');\nbegin; commit;"
    const statements = await db.dialect.split(text)
    expect(statements.map(({ sql, line, column }) => [sql, line, column])).toEqual([
      ['create table t (a int)', 2, 1],
      ["insert into t values (';')", 2, 25],
      ['begin', 3, 1],
      ['commit', 3, 8],
    ])
    expect(statements.map((statement) => statement.control)).toEqual([null, null, 'begin', 'commit'])
    expect(statements[0]?.transactional).toBe(db.dialect.transactionalDdl)
  })
})

describe.each(['postgres', 'mariadb'] as const)('%s, with others on the server', (kind) => {
  const spelling = spellings[kind]
  let db: FreshDatabase
  beforeEach(async () => {
    db = await freshDatabase(kind)
  })
  afterEach(() => db.drop())

  test('a lost link is known, and says so', async () => {
    const [session, other] = [await db.connect(), await db.connect()]
    const running = failure(session.run(spelling.sleep(30)))
    await soon(200)
    await other.run(spelling.kill(session.backend))
    expect((await running).code).toBe('connection-lost')
    await expect.poll(() => session.closed).toBe(true)
    expect((await failure(session.query('select 1'))).code).toBe('connection-lost')
    await session.close()
  })

  test('a link lost while it idles ends nothing but itself', async () => {
    const [session, other] = [await db.connect(), await db.connect()]
    await other.run(spelling.kill(session.backend))
    await expect.poll(() => session.closed).toBe(true)
    expect((await failure(session.run('select 1'))).code).toBe('connection-lost')
  })

  test('who a statement waits for is known, and the wait is bounded', async () => {
    const [holder, waiter] = [await db.connect(), await db.connect({ lockTimeoutMs: 3000 })]
    await holder.run('create table t (a int)')
    await holder.run('begin')
    await holder.run('insert into t values (1)')
    const running = failure(waiter.run('alter table t add b int'))
    await expect
      .poll(async () => (await waiter.waitingFor())?.backend, { timeout: 2500 })
      .toBe(holder.backend)
    expect((await running).code).toBe('timeout')
    expect(await waiter.waitingFor()).toBeNull()
  })

  test('the run lock goes with its link', async () => {
    const session = await db.connect()
    const taken = await db.dialect.lock(db.target, db.password, sessionOptions())
    if (!('lock' in taken)) throw new Error('the lock was held')
    const holder = await db.dialect.lockHolder(session)
    await session.run(spelling.kill(holder?.backend ?? ''))
    await expect.poll(() => taken.lock.held()).toBe(false)
    await taken.lock.release()
  })
})
