import { describe, expect, it } from 'vitest'
import type { History, HistoryEntry, Project, RevisionState } from '#contract/revision'
import { graphOf } from '../../renderer/features/history/lineage'
import { inTheWay, offersFor, offersForAll } from '../../renderer/features/history/offers'
import { headsOf, laneNodes, rowsOf } from '../../renderer/features/history/rows'

const entry = (
  id: string,
  state: RevisionState,
  down: string[],
  more: { needs?: string[]; labels?: string[] } = {},
): HistoryEntry => ({
  revision: {
    id,
    message: id,
    downRevisions: down,
    dependencies: more.needs ?? [],
    labels: more.labels ?? [],
    date: null,
    upFile: `${id}.py`,
    downFile: `${id}.py`,
    hasUp: state !== 'missing',
    hasDown: true,
    checksum: 'c',
  },
  state,
  reason: null,
  ways: state === 'applied' ? ['roll-back'] : state === 'pending' ? ['apply'] : [],
  appliedAt: null,
  appliedBy: null,
  durationMs: null,
  stopped: null,
})

const history = (entries: HistoryEntry[], currents: string[]): History => ({
  entries,
  problems: [],
  current: currents.length === 1 ? (currents[0] ?? null) : null,
  currents,
  applied: 0,
  pending: 0,
  lock: null,
  readAt: '',
})

/** a – b – d, a – c (billing) – m; m merges d and c; x depends on billing. */
const branches = history(
  [
    entry('a', 'applied', []),
    entry('b', 'applied', ['a']),
    entry('c', 'applied', ['a'], { labels: ['billing'] }),
    entry('d', 'pending', ['b']),
    entry('x', 'pending', [], { needs: ['billing'] }),
    entry('m', 'pending', ['d', 'c']),
  ],
  ['b', 'c'],
)
const lineage = graphOf(branches)
const labels = (id: string) => offersFor(branches, id, lineage).map(({ label, to }) => `${label} > ${to}`)

describe('what is offered in a graph', () => {
  it('follows parents and dependencies, not the order of the list', () => {
    expect(labels('d')).toEqual(['Apply d > d'])
    expect(labels('x')).toEqual(['Apply x > x'])
    expect(labels('m')).toEqual(['Apply to here > m'])
    expect(labels('a')).toEqual(['Roll back to here > a'])
  })

  it('takes back one of several current revisions by itself', () => {
    expect(labels('b')).toEqual(['Roll back b > b@a'])
    expect(labels('c')).toEqual(['Roll back c > c@a'])
    const back = offersForAll(branches, lineage).filter(({ direction }) => direction === 'down')
    expect(back.map(({ label }) => label)).toEqual(['Roll back b', 'Roll back c'])
  })

  it('takes the last back where one revision is current', () => {
    const merged = history(
      branches.entries.slice(0, 2).map((one) => ({ ...one })),
      ['b'],
    )
    expect(offersForAll(merged, graphOf(merged)).at(-1)).toEqual({
      label: 'Roll back last (b)',
      direction: 'down',
      to: 'b@a',
      only: false,
    })
  })

  it('is nothing while the database is at a revision that no file has', () => {
    const lost = history([...branches.entries, entry('gone', 'missing', [])], ['gone'])
    expect(graphOf(lost).lost).toEqual(['gone'])
    expect(offersForAll(lost, graphOf(lost))).toEqual([])
    expect(offersFor(lost, 'd', graphOf(lost))).toEqual([])
  })

  it('names what stands above without a way back', () => {
    const stuck = history(
      branches.entries.map((one) => (one.revision.id === 'c' ? { ...one, ways: [] } : one)),
      ['b', 'c'],
    )
    expect(inTheWay(graphOf(stuck).above('a'))).toEqual(['c'])
    expect(offersFor(stuck, 'a', graphOf(stuck))).toEqual([])
  })
})

describe('the rows of a graph', () => {
  const project = { format: 'alembic', revisions: branches.entries.map((one) => one.revision) } as Project

  it('mark every head and every current revision', () => {
    const rows = rowsOf(project, branches)
    expect(rows.filter(({ head }) => head).map(({ revision }) => revision.id)).toEqual(['m', 'x'])
    expect(rows.filter(({ current }) => current).map(({ revision }) => revision.id)).toEqual(['c', 'b'])
    expect([...headsOf(project, project.revisions)]).toEqual(['x', 'm'])
  })

  it('stand on their parents, on what a label means, and at last on base', () => {
    const nodes = laneNodes(rowsOf(project, branches), project, true)
    const of = (key: string) => nodes.find((one) => one.key === key)
    expect(of('m')?.parents).toEqual(['d', 'c'])
    expect(of('x')).toEqual({ key: 'x', parents: ['base'], needs: ['c'] })
    expect(of('base')?.parents).toEqual([])
  })
})
