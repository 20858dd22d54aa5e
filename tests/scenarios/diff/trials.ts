import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { DatabaseKind } from '../../support/databases'
import { holds } from './law'
import type { Pair } from './pair'
import { openPlace, type Place } from './place'

/** The law, tried on every pair in both directions, one after another in one database. */
export function tryPairs(
  kind: DatabaseKind,
  pairs: readonly Pair[],
  counted?: (catalog: Catalog) => Catalog,
): void {
  const fitting = pairs.filter(({ only }) => only === null || only === kind)
  // Where names choose pairs, this kind may have none.
  describe.runIf(fitting.length > 0)(kind, () => {
    let place: Place
    beforeAll(async () => {
      place = await openPlace(kind)
    })
    afterAll(() => place.close())

    test.each(fitting.map((pair) => [pair.name, pair] as const))('%s', async (_, { from, to, there }) => {
      await holds(place, from, to, there, counted)
    })

    const back = fitting.filter((pair) => pair.back !== null)
    test.each(back.map((pair) => [pair.name, pair] as const))('%s, back', async (_, pair) => {
      if (pair.back !== null) await holds(place, pair.to, pair.from, pair.back, counted)
    })
  })
}
