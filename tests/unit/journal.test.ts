import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Journal, type StatementTag } from '../../electron/engine/connections/journal'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'varve-journal-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const look: StatementTag = { purpose: 'look', revision: null }
const activityFolder = () => join(folder, 'activity')
const onlyFile = async () =>
  join(activityFolder(), (await readdir(activityFolder())).find((name) => !name.includes('.1.')) ?? '')

describe('what is written', () => {
  test('a statement stands on disk before it is answered, and again after', async () => {
    const journal = new Journal(folder)
    const tag: StatementTag = { purpose: 'revision', revision: '003' }
    const observe = journal.observe('c', tag)
    const end = observe('create table t ()')
    expect(await readFile(await onlyFile(), 'utf8')).toContain('create table t')
    expect(await journal.list('c', 10, null)).toMatchObject([
      { sql: 'create table t ()', purpose: 'revision', revision: '003', outcome: 'running', ms: null },
    ])
    expect(await new Journal(folder).list('c', 10, null)).toMatchObject([{ outcome: 'unknown', ms: null }])
    end({ rows: 0 })
    tag.purpose = 'ledger'
    observe('insert into varve_ledger')({ error: 'no room' })
    for (const reader of [journal, new Journal(folder)]) {
      const [second, first] = await reader.list('c', 10, null)
      expect(first).toMatchObject({ outcome: 'done', rows: 0, error: null, connectionId: 'c' })
      expect(first?.ms).toBeGreaterThanOrEqual(0)
      expect(second).toMatchObject({ purpose: 'ledger', outcome: 'failed', error: 'no room', rows: null })
    }
    expect(await journal.list('other', 10, null)).toEqual([])
  })

  test('nobody else may read it, and no password is in it', async () => {
    const journal = new Journal(folder)
    journal.observe('c', look)("alter user a password 'hush'")({ error: "near 'IDENTIFIED BY 'hush''" })
    const text = await readFile(await onlyFile(), 'utf8')
    expect(text).toContain("password '***'")
    expect(text).not.toContain('hush')
    expect((await stat(await onlyFile())).mode & 0o077).toBe(0)
  })

  test('a long statement is cut, and says so', async () => {
    const journal = new Journal(folder)
    journal.observe('c', look)(`select ${'x'.repeat(200_000)}`)({ rows: 1 })
    const [entry] = await journal.list('c', 1, null)
    expect(entry?.sql.length).toBeLessThan(100_200)
    expect(entry?.sql).toMatch(/-- cut here: 100007 more characters are not kept$/)
  })

  test('hostile connection ids stay inside the folder', async () => {
    const journal = new Journal(folder)
    journal.observe('../../x\0/é', look)('select 1')({ rows: 1 })
    expect(await readdir(folder)).toEqual(['activity'])
    expect(await journal.list('../../x\0/é', 5, null)).toHaveLength(1)
  })
})

describe('reading', () => {
  test('pages, newest first, without gaps or doubles', async () => {
    const journal = new Journal(folder)
    const observe = journal.observe('c', look)
    for (let i = 0; i < 250; i++) observe(`select ${i} -- ${'é漢'.repeat(i * 3)}`)({ rows: 1 })
    const seen: string[] = []
    for (let before: string | null = null; ;) {
      const page = await journal.list('c', 60, before)
      if (page.length === 0) break
      seen.push(...page.map((entry) => entry.sql.split(' ')[1] ?? ''))
      before = page.at(-1)?.id ?? null
    }
    expect(seen).toEqual(Array.from({ length: 250 }, (_, i) => String(249 - i)))
  })

  test('a torn line and foreign text are passed over; what follows is whole', async () => {
    new Journal(folder).observe('c', look)('select 1')({ rows: 1 })
    await appendFile(await onlyFile(), 'not json\n{"line":"begin","id":"x","pur')
    new Journal(folder).observe('c', look)('select 2')({ rows: 1 })
    const entries = await new Journal(folder).list('c', 10, null)
    expect(entries.map((entry) => [entry.sql, entry.outcome])).toEqual([
      ['select 2', 'done'],
      ['select 1', 'done'],
    ])
  })

  test('rotation keeps one older file, and reading goes on through it', async () => {
    const journal = new Journal(folder)
    const observe = journal.observe('c', look)
    const sql = 'x'.repeat(99_000)
    for (let i = 0; i < 200; i++) observe(`${i} ${sql}`)({ rows: 1 })
    const names = await readdir(activityFolder())
    expect(names.filter((name) => name.endsWith('.jsonl'))).toHaveLength(2)
    expect(names.some((name) => name.endsWith('.lock'))).toBe(false)
    const entries = await journal.list('c', 1000, null)
    expect(entries.map((entry) => entry.sql.split(' ')[0])).toEqual(
      Array.from({ length: 200 }, (_, i) => String(199 - i)),
    )
    for (let i = 0; i < 200; i++) observe(`${i} ${sql}`)({ rows: 1 })
    expect((await readdir(activityFolder())).filter((name) => name.endsWith('.jsonl'))).toHaveLength(2)
  })
})

describe('a disk that refuses', () => {
  // A file in the place of the folder refuses root as well, which permissions would not.
  const block = async () => {
    await rm(activityFolder(), { recursive: true, force: true })
    await writeFile(activityFolder(), '')
  }
  const unblock = () => rm(activityFolder())

  test('a revision statement is not sent; a look is, and is remembered', async () => {
    await block()
    const journal = new Journal(folder)
    expect(() => journal.observe('c', { purpose: 'revision', revision: '1' })('drop table t')).toThrow(
      /was not sent/,
    )
    expect(await journal.list('c', 10, null).catch(() => [])).toEqual([])
    const end = journal.observe('c', look)('select 1')
    expect(journal.trouble('c')).toMatch(/could not be written/)
    await unblock()
    end({ rows: 1 })
    expect(journal.trouble('c')).toBeNull()
    expect(await new Journal(folder).list('c', 10, null)).toMatchObject([
      { sql: 'select 1', outcome: 'done' },
    ])
  })

  test('an answer that can not be written is told, kept, and written later', async () => {
    const journal = new Journal(folder)
    const end = journal.observe('c', { purpose: 'revision', revision: '1' })('create table t ()')
    const kept = await readFile(await onlyFile())
    const path = await onlyFile()
    await block()
    end({ rows: 0 })
    expect(journal.trouble('c')).toMatch(/1 lines/)
    await unblock()
    await mkdir(activityFolder())
    await writeFile(path, kept)
    expect(await journal.list('c', 10, null)).toMatchObject([
      { outcome: 'done', error: expect.stringMatching(/could not be written/) as string },
    ])
    journal.observe('c', look)('select 1')({ rows: 1 })
    expect(await new Journal(folder).list('c', 10, null)).toMatchObject([
      { sql: 'select 1' },
      { sql: 'create table t ()', outcome: 'done', error: null },
    ])
  })
})

describe('watching', () => {
  test('yields beginnings and ends of this connection until left', async () => {
    const journal = new Journal(folder)
    const watching = journal.watch('c')
    journal.observe('other', look)('select 0')
    const end = journal.observe('c', look)('select 1')
    expect((await watching.next()).value).toMatchObject({ sql: 'select 1', outcome: 'running' })
    const next = watching.next()
    end({ rows: 1 })
    expect((await next).value).toMatchObject({ outcome: 'done', rows: 1 })
    const last = watching.next()
    await watching.return?.()
    expect((await last).done).toBe(true)
  })

  test('an abort ends it while it waits', async () => {
    const leave = new AbortController()
    const next = new Journal(folder).watch('c', leave.signal).next()
    leave.abort()
    expect((await next).done).toBe(true)
  })
})
