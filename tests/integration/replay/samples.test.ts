import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { closeEmbedded } from '#engine/dialects/postgres/index'
import type { Engine } from '#engine/engine'
import { useEmbeddedWorker } from '../../support/embedded-worker'
import { connectionTo, freshEngine } from '../../support/engine'
import { freshDatabase } from '../../support/databases'

const samples = [
  ['notes-app', 'postgres'],
  ['todo-chat', 'postgres'],
  ['auditeng', 'postgres'],
  ['safety-compliance', 'postgres'],
  ['splunk-auto-doc', 'postgres'],
  ['todo-chat-mysql', 'mysql'],
] as const

beforeAll(async () => {
  await useEmbeddedWorker()
})
afterAll(closeEmbedded)

async function scratchOf(engine: Engine, dialect: 'postgres' | 'mysql'): Promise<string | null> {
  if (dialect === 'postgres') return null
  const database = await freshDatabase('mariadb')
  onTestFinished(database.drop)
  const connection = connectionTo(database.target)
  engine.profiles.addTemporary(connection)
  await engine.secrets.remember(connection.id, database.password ?? '', false)
  return connection.id
}

test.each(samples)('every revision of %s is replayed', async (name, dialect) => {
  const engine = await freshEngine()
  const folder = `migrations-samples/${name}`
  const replayed = { folder, dialect, scratch: await scratchOf(engine, dialect) }
  const history = await engine.replays.history(replayed)
  const { points } = history
  const started = performance.now()
  const told: string[] = []
  const catalog = await engine.replays.catalogAt(
    { ...replayed, at: points.heads },
    ({ words }) => told.push(words),
    null,
  )
    name,
    Math.round(performance.now() - started),
    told.length,
    catalog.tables.map((t) => t.name).join(),
  )
  expect(catalog.tables.length).toBeGreaterThan(1)
})
