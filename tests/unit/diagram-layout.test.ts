import ELK from 'elkjs'
import { describe, expect, it } from 'vitest'
import type { DiagramTable } from '#contract/diagram'
import type { Sketch } from '../../renderer/features/diagram/layout/elk-graph'
import { keptOf, moved, restored } from '../../renderer/features/diagram/layout/kept'
import { layOut } from '../../renderer/features/diagram/layout/layout'
import { leftToRight } from '../../renderer/features/diagram/layout/order'
import { pack } from '../../renderer/features/diagram/layout/pack'
import { partsOf } from '../../renderer/features/diagram/layout/parts'
import { anchorsOf } from '../../renderer/features/diagram/picture/anchors'
import { boxOf } from '../../renderer/features/diagram/picture/boxes'
import type { Places } from '../../renderer/features/diagram/picture/links'
import { related, tableId } from '../../renderer/features/diagram/relations'

/** Tables `t0` …, each pointing where `to` says. */
function sketch(count: number, to: (at: number) => readonly number[], columns = 3): Sketch {
  const made = Array.from({ length: count }, (_, at): DiagramTable => ({
    schema: 'public',
    name: `t${at}`,
    kind: 'table' as const,
    columns: Array.from({ length: columns + (at % 5) }, (__, number) => ({
      name: `c${number}`,
      type: 'integer',
      nullable: false,
      primary: number === 0,
      foreign: number > 0,
      unique: null,
    })),
    keys: to(at).map((other, number) => ({
      name: `k${number}`,
      columns: [`c${1 + (number % 2)}`],
      toSchema: 'public',
      toTable: `t${other}`,
      toColumns: ['c0'],
      onDelete: 'NO ACTION' as const,
      onUpdate: 'NO ACTION' as const,
      here: 'zero-or-many' as const,
      there: 'one' as const,
      validated: true,
    })),
    reads: [],
  }))
  const { tables, relations } = related(made)
  const boxes = new Map(
    [...tables].map(([id, table]) => [id, boxOf(id, table, 'all', false, (text) => text.length * 7)]),
  )
  return { boxes, relations, anchors: anchorsOf(relations, boxes) }
}

const elk = new ELK()

function run(of: Sketch, signal = new AbortController().signal): Promise<Places> {
  return layOut(of, { aspect: 1.6, signal, lay: (graph) => elk.layout(graph), onProgress: () => undefined })
}

/** Pairs of tables that stand over one another. */
function overlaps({ boxes }: Sketch, { at }: Places): string[] {
  const all = [...boxes.values()].map((box) => ({ box, ...(at.get(box.id) ?? { x: NaN, y: NaN }) }))
  return all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter(
        (other) =>
          !(
            one.x >= other.x + other.box.width ||
            other.x >= one.x + one.box.width ||
            one.y >= other.y + other.box.height ||
            other.y >= one.y + one.box.height
          ),
      )
      .map((other) => `${one.box.id} ${other.box.id}`),
  )
}

function shape({ boxes }: Sketch, { at }: Places): number {
  const rights = [...boxes.values()].map((box) => (at.get(box.id)?.x ?? 0) + box.width)
  const bottoms = [...boxes.values()].map((box) => (at.get(box.id)?.y ?? 0) + box.height)
  return Math.max(...rights) / Math.max(...bottoms)
}

describe('packing', () => {
  it('puts nothing over another, and takes about the shape of the screen', () => {
    const sizes = Array.from({ length: 140 }, (_, at) => ({
      width: 90 + ((at * 37) % 300),
      height: 60 + ((at * 53) % 420),
    }))
    const packed = pack(sizes, 1.6, 20)
    const rectangles = sizes.map((size, at) => ({ ...size, ...(packed.at[at] ?? { x: NaN, y: NaN }) }))
    for (const [at, one] of rectangles.entries())
      for (const other of rectangles.slice(at + 1))
        expect(
          one.x + one.width + 20 <= other.x ||
            other.x + other.width + 20 <= one.x ||
            one.y + one.height + 20 <= other.y ||
            other.y + other.height + 20 <= one.y,
        ).toBe(true)
    expect(packed.width / packed.height).toBeGreaterThan(1.2)
    expect(packed.width / packed.height).toBeLessThan(2.1)
  })

  it('holds one that is wider than the rest together', () => {
    expect(pack([{ width: 5000, height: 10 }], 1, 10)).toMatchObject({ at: [{ x: 0, y: 0 }], width: 5000 })
    expect(pack([], 1.6, 10)).toEqual({ at: [], width: 0, height: 0 })
  })
})

describe('parts', () => {
  it('sets tables that nothing is tied to apart, a key to itself counting as none', () => {
    const { parts, alone } = partsOf(
      ['a', 'b', 'c', 'd'],
      [
        { from: 'a', to: 'b' },
        { from: 'c', to: 'c' },
      ],
    )
    expect(parts).toEqual([['a', 'b']])
    expect(alone).toEqual(['c', 'd'])
  })

  it('cuts a large part into small ones that have every table once', () => {
    const ids = Array.from({ length: 400 }, (_, at) => `t${at}`)
    const ties = ids.slice(1).map((id, at) => ({ from: id, to: `t${Math.floor(at / 3)}` }))
    const { parts } = partsOf(ids, ties)
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(24)
    expect(parts.flat().toSorted()).toEqual(ids.toSorted())
  })

  it('orders the table pointed to before the one that points, also where keys run in a circle', () => {
    const order = leftToRight(
      ['c', 'b', 'a', 'x', 'y'],
      [
        { from: 'b', to: 'a' },
        { from: 'c', to: 'b' },
        { from: 'x', to: 'y' },
        { from: 'y', to: 'x' },
      ],
    )
    expect(order.size).toBe(5)
    expect(order.get('a')).toBeLessThan(order.get('b') ?? -1)
    expect(order.get('b')).toBeLessThan(order.get('c') ?? -1)
  })
})

describe('a layout', () => {
  it('places every table, none over another, in the shape of the screen', async () => {
    const tree = sketch(90, (at) =>
      at === 0 ? [] : [Math.floor((at - 1) / 4), ...(at % 7 === 0 ? [at - 1] : [])],
    )
    const places = await run(tree)
    expect(places.at.size).toBe(90)
    expect(overlaps(tree, places)).toEqual([])
    expect(shape(tree, places)).toBeGreaterThan(0.8)
    expect(shape(tree, places)).toBeLessThan(3)
  })

  it('packs many small parts instead of one long column, and places tables with circles and keys to themselves', async () => {
    const pairs = sketch(60, (at) => (at % 2 === 0 ? [at + 1, at] : [at - 1, at - 1]))
    const places = await run(pairs)
    expect(overlaps(pairs, places)).toEqual([])
    expect(shape(pairs, places)).toBeGreaterThan(0.8)
  })

  it('lays lines around the tables from column to column', async () => {
    const chain = sketch(6, (at) => (at === 0 ? [] : [at - 1]))
    const places = await run(chain)
    for (const { id, from, to } of chain.relations) {
      const points = places.routes.get(id) ?? []
      const [box, at] = [chain.boxes.get(to), places.at.get(to)]
      expect(points.slice(0, 2)).toEqual([
        (at?.x ?? 0) + (box?.width ?? 0),
        (at?.y ?? 0) + (chain.anchors.get(id)?.to ?? 0),
      ])
      const end = places.at.get(from)
      expect(points.slice(-2)).toEqual([end?.x, (end?.y ?? 0) + (chain.anchors.get(id)?.from ?? 0)])
    }
  })

  it('stops when it is cancelled', async () => {
    const cancelled = new AbortController()
    cancelled.abort()
    await expect(
      run(
        sketch(4, (at) => (at === 0 ? [] : [0])),
        cancelled.signal,
      ),
    ).rejects.toThrow()
  })
})

describe('a kept picture', () => {
  const star = (count: number) => sketch(count, (at) => (at === 0 ? [] : [0]))
  const t1 = tableId({ schema: 'public', name: 't1' })

  it('comes back as it was, lines and all', async () => {
    const was = star(5)
    const places = await run(was)
    const back = restored(keptOf(was, places), was, 1.6)
    expect(back?.routes.size).toBe(4)
    for (const [id, { x, y }] of places.at) {
      expect(back?.at.get(id)?.x).toBeCloseTo(x, 0)
      expect(back?.at.get(id)?.y).toBeCloseTo(y, 0)
    }
  })

  it('is laid out anew when the tables have changed and nobody arranged it', async () => {
    const places = await run(star(5))
    expect(restored(keptOf(star(5), places), star(6), 1.6)).toBeNull()
  })

  it('stays where a person arranged it, and gets what is new below', async () => {
    const was = star(5)
    const places = moved(was, await run(was), t1, { x: -500, y: 40 })
    expect(places.routes.size).toBe(3)
    const now = star(7)
    const back = restored(keptOf(was, places), now, 1.6)
    expect(back?.at.get(t1)).toEqual({ x: -500, y: 40 })
    expect(back?.at.size).toBe(7)
    expect(back === null ? ['null'] : overlaps(now, back)).toEqual([])
    const lowest = Math.max(...[...was.boxes.keys()].map((id) => back?.at.get(id)?.y ?? 0))
    expect(back?.at.get(tableId({ schema: 'public', name: 't6' }))?.y).toBeGreaterThan(lowest)
  })
})
