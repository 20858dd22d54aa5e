import { randomUUID } from 'node:crypto'
import { createRouterClient, safe } from '@orpc/server'
import { expect, test } from 'vitest'
import type { Connection } from '#contract/connection'
import { connections } from '#engine/operations/connections'
import { projects } from '#engine/operations/projects'
import { freshEngine, memorySecrets } from '../../support/engine'
import { folderWith } from '../../support/folder'

const password = 'kept-in-the-engine'

async function opened() {
  const folder = await folderWith({
    'alembic.ini': `[alembic]\nscript_location = m\nsqlalchemy.url = postgresql+asyncpg://u:${password}@db.example/d\n`,
    'm/env.py': '',
  })
  const engine = await freshEngine(memorySecrets())
  const client = createRouterClient({ connections, projects }, { context: { engine } })
  const project = await client.projects.open({ folder })
  const [offer] = project.offers
  if (!offer) throw new Error('nothing offered')
  const connection: Connection = {
    id: randomUUID(),
    name: 'd',
    color: 'slate',
    environment: 'development',
    readOnly: false,
    lockTimeoutMs: 0,
    statementTimeoutMs: 0,
    target: offer.target,
  }
  return { folder, engine, client, project, offer, connection }
}

test('an offered connection is saved with its password, which no answer holds', async () => {
  const { folder, engine, client, project, offer, connection } = await opened()
  expect(offer).toMatchObject({ source: 'alembic.ini', hasPassword: true })
  const saved = await client.connections.saveOffered({
    folder,
    offerId: offer.id,
    connection,
    remember: false,
  })
  expect(saved.secret).toBe('in-memory')
  expect(await engine.secrets.passwordOf(connection)).toBe(password)
  expect(JSON.stringify([project, saved])).not.toContain(password)
})

test('its password goes to no other server, and an offer that is gone is refused', async () => {
  const { folder, engine, client, offer, connection } = await opened()
  const elsewhere = { ...connection, target: { ...connection.target, host: 'other.example' } } as Connection
  const saved = await client.connections.saveOffered({
    folder,
    offerId: offer.id,
    connection: elsewhere,
    remember: false,
  })
  expect(saved.secret).toBe('missing')
  expect(await engine.secrets.passwordOf(elsewhere)).toBeNull()
  const [error] = await safe(
    client.connections.saveOffered({ folder, offerId: 'none', connection, remember: false }),
  )
  expect(error).toMatchObject({ data: { code: 'no-such-connection' } })
})
