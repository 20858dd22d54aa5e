import { describe, expect, test } from 'vitest'
import { buildGraph } from '#engine/projects/graph/build'
import { downgradePath } from '#engine/projects/graph/downgrade'
import { GraphError } from '#engine/projects/graph/error'
import { assertSound, currentOf } from '#engine/projects/graph/faults'
import { revisionNamed } from '#engine/projects/graph/identify'
import { runningOrder } from '#engine/projects/graph/order'
import { rangeOf } from '#engine/projects/graph/range'
import { upgradePath } from '#engine/projects/graph/upgrade'
import { rowsAfter, versionChanges } from '#engine/projects/graph/version-changes'
import type { Graph, GraphRevision } from '#engine/projects/graph/vertex'

/** `b<a+c !x @label`: b follows a and c, depends on x, has the label. */
function graphOf(...lines: string[]): Graph {
  return buildGraph(
    lines.map((line): GraphRevision => {
      const [id = '', ...words] = line.split(' ')
      const of = (mark: string) => words.filter((word) => word.startsWith(mark)).map((word) => word.slice(1))
      return {
        id,
        downRevisions: of('<').flatMap((word) => word.split('+')),
        dependencies: of('!'),
        labels: of('@'),
      }
    }),
  )
}

//        base1 ─ left1 ─ left2 ─ merge1 ─ top12
//              └ right1 ────────┘       └ top34
const forked = graphOf(
  'base1',
  'left1 <base1 @left',
  'left2 <left1',
  'right1 <base1 @right',
  'merge1 <left2+right1',
  'top12 <merge1',
  'top34 <merge1',
)
const up = (graph: Graph, current: string[], target: string) =>
  upgradePath(graph, currentOf(graph, current), target).map(({ id }) => id)
const down = (graph: Graph, current: string[], target: string) =>
  downgradePath(graph, currentOf(graph, current), target).map(({ id }) => id)

test('ways over branches and merges', () => {
  expect(up(forked, [], 'merge1')).toEqual(['base1', 'right1', 'left1', 'left2', 'merge1'])
  expect(up(forked, ['left1', 'right1'], 'top12')).toEqual(['left2', 'merge1', 'top12'])
  expect(up(forked, ['base1'], 'left@+1')).toEqual(['left1'])
  expect(down(forked, ['top12', 'top34'], 'merge1')).toEqual(['top12', 'top34'])
  expect(down(forked, ['top12'], 'left1')).toEqual(['top12', 'merge1', 'left2'])
  expect(down(forked, ['left2', 'right1'], 'left@-1')).toEqual(['left2'])
  expect(runningOrder(forked).map(({ id }) => id)[0]).toBe('base1')
  expect(rangeOf(forked, 'left1:merge1', []).map(({ id }) => id)).toEqual(['merge1', 'left2', 'left1'])
  expect(
    rangeOf(forked, 'current:top12', currentOf(forked, ['left2', 'right1'])).map(({ id }) => id),
  ).toEqual(['top12', 'merge1', 'left2', 'right1'])
})

test('rows of the version table over a branch and a merge, and back', () => {
  let rows = new Set<string>()
  const seen: string[] = []
  for (const vertex of upgradePath(forked, [], 'merge1')) {
    rows = rowsAfter(rows, versionChanges(forked, { vertex, direction: 'up' }, rows))
    seen.push([...rows].sort().join('+'))
  }
  expect(seen).toEqual(['base1', 'right1', 'left1+right1', 'left2+right1', 'merge1'])
  const merge = revisionNamed(forked, 'merge1')
  if (merge === 'base') throw new Error('no merge')
  expect(versionChanges(forked, { vertex: merge, direction: 'down' }, rows)).toEqual({
    delete: [],
    insert: ['left2'],
    update: { from: 'merge1', to: 'right1' },
  })
})

describe('says what it refuses, with the ids involved', () => {
  test.each<[string, () => unknown, string, string[]]>([
    ['a beginning of several', () => up(forked, [], 'top'), 'ambiguous-revision', ['top12', 'top34']],
    ['an unknown revision', () => up(forked, [], 'zzzz'), 'no-such-revision', ['zzzz']],
    ['head of several', () => up(forked, [], 'head'), 'multiple-heads', ['top12', 'top34']],
    ['a fork in the way', () => up(forked, ['base1'], '+1'), 'ambiguous-revision', ['left1', 'right1']],
    [
      'several current ones',
      () => up(forked, ['left1', 'right1'], '+1'),
      'ambiguous-revision',
      ['left1', 'right1'],
    ],
    [
      'down from several',
      () => down(forked, ['left1', 'right1'], '-1'),
      'ambiguous-revision',
      ['left1', 'right1'],
    ],
    ['what is not applied', () => down(forked, ['left1'], 'right1'), 'not-on-path', ['right1']],
    ['too many steps', () => up(forked, ['top12'], '+1'), 'no-such-revision', ['+1']],
    ['a lost revision', () => up(forked, ['away', 'left1'], 'heads'), 'lost-revision', ['away']],
    ['a row too many', () => up(forked, ['left2', 'base1'], 'heads'), 'not-on-path', ['left2', 'base1']],
    ['another branch', () => up(forked, [], 'left@right1'), 'no-such-revision', ['right1']],
    ['two of one id', () => assertSound(graphOf('a', 'a')), 'duplicate-revision', ['a']],
    ['a circle', () => assertSound(graphOf('a <b', 'b <a', 'c')), 'revision-cycle', ['a', 'b']],
    ['a circle of dependencies', () => assertSound(graphOf('a !b', 'b <a')), 'revision-cycle', ['a', 'b']],
    ['a missing parent', () => assertSound(graphOf('a <gone')), 'missing-parent', ['a']],
    ['a label twice', () => assertSound(graphOf('a @x', 'b @x')), 'duplicate-revision', ['a', 'b']],
  ])('%s', (_, work, code, revisions) => {
    let error: unknown
    try {
      work()
    } catch (caught) {
      error = caught
    }
    if (!(error instanceof GraphError)) throw new Error(`not refused: ${String(error)}`)
    expect([error.code, error.revisions]).toEqual([code, revisions])
    expect(error.data.advice).toMatch(/\.$/)
  })
})

test('10,000 revisions in a line, and a circle, take no time and no stack', () => {
  const line = Array.from({ length: 10_000 }, (_, i) => (i === 0 ? 'r0' : `r${i} <r${i - 1}`))
  const graph = graphOf(...line)
  expect(up(graph, [], 'head')).toHaveLength(10_000)
  expect(down(graph, ['r9999'], 'base')).toHaveLength(10_000)
  const circle = graphOf('r0 <r9999', ...line.slice(1))
  expect(circle.faults).toMatchObject([{ kind: 'cycle' }])
  expect(runningOrder(circle)).toHaveLength(10_000)
})
