import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeEmbedded } from '#engine/dialects/postgres/index'
import type { Engine } from '#engine/engine'
import { setIgnoreRules } from '#engine/projects/ignore-rules'
import { known, quiet, run } from '../../support/compare'
import { useEmbeddedWorker } from '../../support/embedded-worker'
import { freshEngine } from '../../support/engine'
import { projectFolder } from '../../support/project-folder'

beforeAll(async () => {
  await useEmbeddedWorker()
})
afterAll(closeEmbedded)

const files = { '1_a.up.sql': 'create table a (id int);', '2_b.up.sql': 'create table b (id int);' }

async function applied(engine: Engine, kind: 'postgres' | 'mariadb') {
  const folder = await projectFolder(files)
  const live = await known(engine, kind)
  const wanted = { folder, connectionId: live.id, direction: 'up' as const, to: '1', only: false }
  const { fingerprint } = await engine.runs.plan(wanted)
  for await (const told of engine.runs.get(await engine.runs.start(wanted, fingerprint)).watch()) void told
  return { folder, live, of: { folder, connectionId: live.id, scratch: kind === 'mariadb' ? live.id : null } }
}

/** What a piece of work sends to the server, in lower case. */
async function sentBy(engine: Engine, connectionId: string, work: () => Promise<unknown>): Promise<string[]> {
  const before = (await engine.journal.list(connectionId, 1, null))[0]?.id
  await work()
  const entries = await engine.journal.list(connectionId, 1000, null)
  const first = entries.findIndex(({ id }) => id === before)
  return entries.slice(0, first < 0 ? undefined : first).map(({ sql }) => sql.toLowerCase())
}

describe.each(['postgres', 'mariadb'] as const)('%s', (kind) => {
  test('is counted once; a later look asks for the ground alone', async () => {
    const engine = await freshEngine()
    const { of, live } = await applied(engine, kind)
    const look = () => engine.comparisons.drift(of, quiet)
    const counts = vi.spyOn(engine.replays, 'catalogAt')
    const made = (sent: readonly string[]) => sent.filter((sql) => /^create (database|table)/.test(sql))
    // On a server the history is replayed in a database of its own; the embedded PostgreSQL sends nothing there.
    expect(made(await sentBy(engine, live.id, look)).length > 0).toBe(kind === 'mariadb')
    // Replaying on the server itself may move what tells whether its catalog is still the same: it is read again.
    const second = await sentBy(engine, live.id, look)
    const later = await sentBy(engine, live.id, async () =>
      expect(await look()).toMatchObject({ kind: 'none' }),
    )
    expect(counts).toHaveBeenCalledTimes(1)
    expect(made(second)).toEqual([])
    expect(later.length).toBeLessThanOrEqual(9)
    expect(later.filter((sql) => /pg_get_constraintdef|show create/.test(sql))).toEqual([])
  })

  test('what changes the answer is seen: the database, the applied file, the rules', async () => {
    const engine = await freshEngine()
    const { of, live, folder } = await applied(engine, kind)
    const look = () => engine.comparisons.drift(of, quiet)
    expect(await look()).toMatchObject({ kind: 'none' })
    await run(live.database, 'alter table a add column by_hand int;')
    expect(await look()).toMatchObject({ kind: 'drifted', changes: 1 })
    await engine.looks.at(live.id, true)
    expect(await look()).toMatchObject({ kind: 'drifted', changes: 1 })
    await writeFile(join(folder, '1_a.up.sql'), 'create table a (id int, by_hand int);')
    expect(await look()).toMatchObject({ kind: 'none' })
    await run(live.database, 'create table tmp_1 (id int);')
    expect(await look()).toMatchObject({ kind: 'drifted', changes: 1 })
    const rule = { what: 'objects' as const, object: null, pattern: 'tmp_*', kinds: [], reason: 'for a day' }
    await setIgnoreRules(folder, [rule])
    expect(await look()).toMatchObject({ kind: 'none' })
  })
})

test('two who ask at once have one answer; who leaves does not take it from the other', async () => {
  const engine = await freshEngine()
  const { of } = await applied(engine, 'postgres')
  const counts = vi.spyOn(engine.replays, 'catalogAt')
  const leaving = new AbortController()
  const left = engine.comparisons.drift(of, { signal: leaving.signal })
  const stays = engine.comparisons.drift(of, quiet)
  left.catch(() => undefined)
  await expect.poll(() => counts.mock.calls.length, { timeout: 60_000 }).toBe(1)
  leaving.abort()
  await expect(left).rejects.toMatchObject({ data: { code: 'cancelled' } })
  expect(await stays).toMatchObject({ kind: 'none' })
  expect(counts).toHaveBeenCalledTimes(1)
})

test('a count gives way to what somebody waits for, and is made anew behind it', async () => {
  const engine = await freshEngine()
  const { of, live, folder } = await applied(engine, 'postgres')
  const counts = vi.spyOn(engine.replays, 'catalogAt')
  const drift = engine.comparisons.drift(of, quiet)
  await expect.poll(() => counts.mock.calls.length, { timeout: 60_000 }).toBe(1)
  const wanted = { folder, connectionId: live.id, direction: 'up' as const, to: null, only: false }
  await engine.foreground.during(async () => {
    const { fingerprint } = await engine.runs.plan(wanted)
    for await (const told of engine.runs.get(await engine.runs.start(wanted, fingerprint)).watch()) void told
    // Who is asked meanwhile waits as well, and long enough that it would have begun.
    await Promise.race([
      engine.comparisons.drift(of, quiet),
      new Promise((resolve) => setTimeout(resolve, 1500)),
    ])
    expect(counts).toHaveBeenCalledTimes(1)
  })
  expect(await drift).toMatchObject({ kind: 'none' })
  expect(counts).toHaveBeenCalledTimes(2)
})

test('closing the engine ends a count under way', async () => {
  const engine = await freshEngine()
  const { of } = await applied(engine, 'postgres')
  const drift = engine.comparisons.drift(of, quiet)
  await new Promise((resolve) => setTimeout(resolve, 300))
  await engine.close()
  expect(await drift).toMatchObject({ kind: 'unknown' })
})
