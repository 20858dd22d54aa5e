import { describe, expect, it } from 'vitest'
import { layLanes, type LaneNode, type Lanes } from '../../renderer/features/history/lanes'

const node = (key: string, parents: string[] = [], needs: string[] = []): LaneNode => ({
  key,
  parents,
  needs,
})

/** The lanes of a graph, told from the lines alone: which rows the edges that leave a row arrive at. */
function edgesOf(nodes: readonly LaneNode[], lanes: Lanes): string[] {
  const edges: string[] = []
  for (const [at, row] of lanes.rows.entries()) {
    for (const out of row.lines.filter(({ kind }) => kind === 'out')) {
      let below = at + 1
      let there = lanes.rows[below]
      const runs = (kind: 'in' | 'past') =>
        there?.lines.some((line) => line.kind === kind && line.lane === out.lane && line.needs === out.needs)
      while (there !== undefined && runs('past') === true) there = lanes.rows[++below]
      if (runs('in') === true) edges.push(`${nodes[at]?.key} ${out.needs ? '~' : '-'} ${nodes[below]?.key}`)
    }
  }
  return edges.toSorted()
}

function told(nodes: readonly LaneNode[]): string[] {
  return nodes
    .flatMap(({ key, parents, needs }) => [
      ...parents.map((to) => `${key} - ${to}`),
      ...needs.map((to) => `${key} ~ ${to}`),
    ])
    .toSorted()
}

describe('the lanes of a history', () => {
  it('are one line where nothing branches', () => {
    const nodes = [node('c', ['b']), node('b', ['a']), node('a', ['base']), node('base')]
    const lanes = layLanes(nodes, 12)
    expect(lanes.width).toBe(1)
    expect(lanes.rows.map(({ lane }) => lane)).toEqual([0, 0, 0, 0])
    expect(edgesOf(nodes, lanes)).toEqual(told(nodes))
  })

  it('go side by side from a branch point to a merge', () => {
    const nodes = [node('m', ['x', 'y']), node('x', ['a']), node('y', ['a']), node('a')]
    const lanes = layLanes(nodes, 12)
    expect(lanes.rows.map(({ lane }) => lane)).toEqual([0, 0, 1, 0])
    expect(lanes.width).toBe(2)
    expect(edgesOf(nodes, lanes)).toEqual(told(nodes))
  })

  it('give each head a lane, and use a lane that became free again', () => {
    const nodes = [node('h', ['b']), node('g', ['b']), node('b', ['a']), node('f', ['a']), node('a')]
    const lanes = layLanes(nodes, 12)
    expect(lanes.rows.map(({ lane }) => lane)).toEqual([0, 1, 0, 1, 0])
    expect(lanes.width).toBe(2)
    expect(edgesOf(nodes, lanes)).toEqual(told(nodes))
  })

  it('draw a dependency as an edge of its own', () => {
    const nodes = [node('n', ['m'], ['x']), node('m', ['base']), node('x', ['base']), node('base')]
    const lanes = layLanes(nodes, 12)
    expect(edgesOf(nodes, lanes)).toEqual(told(nodes))
    expect(lanes.rows[0]?.lines.filter(({ needs }) => needs)).toHaveLength(1)
  })

  it('say where a row stands on something that is not shown', () => {
    const lanes = layLanes([node('c', ['b']), node('a')], 12)
    expect(lanes.rows.map(({ cut }) => cut)).toEqual([true, false])
  })

  it('survive circles, doubles and rows above what they stand on', () => {
    const nodes = [node('a', ['b']), node('b', ['a']), node('b', ['b']), node('c', ['c'], ['a'])]
    expect(edgesOf(nodes, layLanes(nodes, 12))).toEqual(['a - b'])
  })

  it('share the last lane where there are more than are drawn', () => {
    const heads = Array.from({ length: 40 }, (_, i) => node(`h${i}`, ['a']))
    const lanes = layLanes([...heads, node('a')], 12)
    expect([lanes.width, lanes.folded]).toEqual([12, 28])
    for (const row of lanes.rows) {
      expect(row.lane).toBeLessThan(12)
      expect(row.lines.filter(({ kind }) => kind !== 'out').length).toBeLessThanOrEqual(24)
    }
  })

  it('draw every edge of 300 random graphs', () => {
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * below)
    }
    for (let round = 0; round < 300; round++) {
      const size = 2 + random(24)
      const nodes = Array.from({ length: size }, (_, at) => {
        const below = size - at - 1
        const some = (most: number) => [
          ...new Set(
            Array.from({ length: below === 0 ? 0 : random(most + 1) }, () => `r${at + 1 + random(below)}`),
          ),
        ]
        const parents = some(3)
        return node(
          `r${at}`,
          parents,
          some(1).filter((key) => !parents.includes(key)),
        )
      })
      expect(edgesOf(nodes, layLanes(nodes, 1000))).toEqual(told(nodes))
    }
  })

  // What goes through all lanes or rows at each row would take minutes.
  it('are laid for 100,000 rows with branches and merges', { timeout: 60_000 }, () => {
    const nodes = Array.from({ length: 100_000 }, (_, at) =>
      node(
        `r${at}`,
        at === 99_999 ? [] : at % 20 === 0 && at < 99_900 ? [`r${at + 1}`, `r${at + 60}`] : [`r${at + 1}`],
      ),
    )
    expect(layLanes(nodes, 12).rows).toHaveLength(100_000)
  })
})
