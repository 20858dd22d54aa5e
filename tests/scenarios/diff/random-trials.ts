import { afterAll, beforeAll, test } from 'vitest'
import type { DatabaseKind } from '../../support/databases'
import { holds } from './law'
import { openPlace, type Place } from './place'
import { randomPair } from './random/random-pair'

/** The law, tried on schemas thrown by dice; VARVE_SEED=17 tries that throw alone. */
export function tryRandom(kind: DatabaseKind, count: number): void {
  const only = process.env['VARVE_SEED']
  const seeds = only === undefined ? Array.from({ length: count }, (_, at) => at + 1) : [Number(only)]
  let place: Place
  beforeAll(async () => {
    place = await openPlace(kind)
  })
  afterAll(() => place.close())

  test.each(seeds)('two random schemas, VARVE_SEED=%i', async (seed) => {
    const { from, to, mayLose } = randomPair(seed, place.dialect)
    place.seen.clear()
    await holds(place, from, to, { renames: [], ...(mayLose ? { either: 'a type narrows' } : {}) })
  })
}
