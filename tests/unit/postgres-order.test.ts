import { describe, expect, test } from 'vitest'
import { circled, circlesOf } from '#engine/dialects/postgres/plan/circles'
import { inOrder, type Placed } from '#engine/dialects/postgres/plan/order'

const placed = (id: string, before: string[] = [], rather: string[] = [], rank = 0): Placed => ({
  id,
  rank,
  before: new Set(before),
  rather: new Set(rather),
})
const ids = (nodes: readonly Placed[]) => inOrder(nodes).map(({ id }) => id)
const waits = (of: Record<string, string[]>) =>
  new Map(Object.entries(of).map(([id, ons]) => [id, new Set(ons)]))

describe('inOrder', () => {
  test('each comes behind what it needs, then by rank, then as given', () => {
    expect(ids([placed('a', ['d']), placed('b', [], [], 1), placed('c'), placed('d', [], [], 2)])).toEqual([
      'c',
      'b',
      'd',
      'a',
    ])
  })

  test('a wish that closes a circle is given up, one that closes none is not', () => {
    const nodes = [
      placed('view', ['table']),
      placed('body', [], ['view', 'other']),
      placed('table', ['body']),
    ]
    expect(ids([...nodes, placed('other', [], [], 3)])).toEqual(['other', 'body', 'table', 'view'])
  })

  test('a need is kept where a wish can be given up for it', () => {
    const nodes = [placed('a', ['b'], ['c']), placed('b', [], ['a']), placed('c', ['a'])]
    expect(ids(nodes)).toEqual(['b', 'a', 'c'])
  })

  test('a circle of needs still comes out whole', () => {
    expect(ids([placed('a', ['b']), placed('b', ['a']), placed('c', ['b'])]).toSorted()).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  test('a thousand circles take no thousand looks at everything', () => {
    const count = 5_000
    const pairs = Array.from({ length: count }, (_, at) => [
      placed(`a${at}`, [], [`b${at}`]),
      placed(`b${at}`, [], [`a${at}`]),
    ]).flat()
    const chain = Array.from({ length: count }, (_, at) => placed(`c${at}`, at === 0 ? [] : [`c${at - 1}`]))
    expect(inOrder([...pairs, ...chain]).length).toBe(3 * count)
  }, 10_000)
})

describe('circles', () => {
  test('each circle once, with all that it holds', () => {
    const found = circlesOf(waits({ a: ['b'], b: ['c', 'x'], c: ['a', 'd'], d: ['e'], e: ['d'], f: ['a'] }))
    expect(found.map((circle) => [...circle].toSorted().join(' ')).toSorted()).toEqual(['a b c', 'd e'])
  })

  test('what stands in a circle or between two, and nothing that hangs on one', () => {
    const of = {
      a: ['b'],
      b: ['a', 'between'],
      between: ['c'],
      c: ['d'],
      d: ['c', 'below'],
      below: [],
      top: ['a'],
    }
    expect([...circled(waits(of))].toSorted()).toEqual(['a', 'b', 'between', 'c', 'd'])
  })

  test('a chain as long as a history is no deeper than a call', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => [`${at}`, new Set([`${at + 1}`])] as const)
    expect(circlesOf(new Map(chain))).toEqual([])
    expect(circled(new Map(chain)).size).toBe(0)
  })
})
