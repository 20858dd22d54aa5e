import { createRouterClient } from '@orpc/server'
import { expect, test } from 'vitest'
import type { ObjectRef } from '#contract/catalog'
import { createEngine } from '#engine/engine'
import { favourites } from '#engine/operations/favourites'
import { freshEngine } from '../support/engine'

const ref = (name: string): ObjectRef => ({ kind: 'table', schema: 'public', name, table: null })

test('favourites are kept by project, in the order they were chosen, and outlive the engine', async () => {
  const engine = await freshEngine()
  const client = createRouterClient({ favourites }, { context: { engine } })
  const folder = '/p'
  expect(await client.favourites.list({ folder })).toEqual([])
  for (const name of ['b', 'a\u0000<i>', 'c']) await client.favourites.add({ folder, ref: ref(name) })
  await client.favourites.add({ folder, ref: ref('b') })
  await client.favourites.remove({ folder, ref: ref('c') })
  await client.favourites.remove({ folder, ref: ref('never there') })
  expect(await client.favourites.list({ folder })).toEqual([ref('a\u0000<i>'), ref('b')])
  expect(await client.favourites.list({ folder: '/q' })).toEqual([])
  const next = createRouterClient({ favourites }, { context: { engine: createEngine(engine.host) } })
  expect(await next.favourites.list({ folder })).toHaveLength(2)
})

test('those that two windows add at once are all there', async () => {
  const engine = await freshEngine()
  const client = createRouterClient({ favourites }, { context: { engine } })
  const names = Array.from({ length: 12 }, (_, at) => `t${at}`)
  await Promise.all(names.map((name) => client.favourites.add({ folder: '/p', ref: ref(name) })))
  const kept = await client.favourites.list({ folder: '/p' })
  expect(kept.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
})
