import { afterAll, expect, test } from 'vitest'
import { closeEmbedded } from '#engine/dialects/postgres/index'
import { partOf, wholeObjects, type CatalogPart } from '#engine/replay/parts'
import { openReplay, sentences } from '../../support/replay'

const samples = [
  ['notes-app', 'postgres', 1],
  ['todo-chat', 'postgres', 4],
  ['auditeng', 'postgres', 1],
  ['safety-compliance', 'postgres', 1],
  ['splunk-auto-doc', 'postgres', 1],
  ['todo-chat-mysql', 'mysql', 4],
] as const

afterAll(closeEmbedded)

test.each(samples)(
  '%s: every revision is replayed, and everything has one that made it',
  async (name, dialect, count) => {
    const { engine, client, replayed, effects } = await openReplay(`migrations-samples/${name}`, dialect)
    const told = await effects()
    expect(told.ran).toHaveLength(count)
    expect([...told.effects.values()].flatMap(({ why }) => why ?? [])).toEqual([])
    for (const one of told.effects.values()) expect(sentences(one)).not.toEqual([])
    const catalog = await engine.replays.catalogAt({ ...replayed, at: 'heads' }, () => undefined, null)
    const since = await client.replay.since({ ...replayed, at: [] })
    const made = new Map(since.map((one) => [JSON.stringify(one.ref), one.made]))
    const all = (part: CatalogPart): CatalogPart[] => [part, ...part.parts.flatMap(all)]
    const standing = wholeObjects(catalog)
      .flatMap((object) => all(partOf(object)))
      .filter(({ ref }) => !['alembic_version', 'plpgsql'].includes(ref.table ?? ref.name))
    expect(standing.length).toBeGreaterThan(10)
    expect(standing.filter(({ ref }) => !made.has(JSON.stringify(ref)))).toEqual([])
    expect(since).toHaveLength(standing.length)
  },
)

test('blame names the revision of each table of todo-chat', async () => {
  const { client, replayed } = await openReplay('migrations-samples/todo-chat')
  const since = await client.replay.since({ ...replayed, at: [] })
  const tables = since.filter(({ ref }) => ref.kind === 'table')
  expect(tables.map(({ ref, made }) => `${ref.name} ${made}`).toSorted()).toEqual([
    'conversations 002',
    'messages 003',
    'tasks 001',
    'users 000',
  ])
  const at = await client.replay.since({ ...replayed, at: ['001'] })
  expect(at.filter(({ ref }) => ref.kind === 'table').map(({ ref }) => ref.name)).toEqual(['tasks', 'users'])
})

test.each([
  ['notes-app', 'postgres'],
  ['todo-chat-mysql', 'mysql'],
] as const)('%s: every down gives back what its up found', async (name, dialect) => {
  const { roundTrips } = await openReplay(`migrations-samples/${name}`, dialect)
  for (const { residue, again, why, state } of (await roundTrips()).values())
    expect({ residue, again, why, state }).toEqual({ residue: [], again: [], why: null, state: 'restored' })
})
