import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildGraph } from '#engine/projects/graph/build'
import { GraphError } from '#engine/projects/graph/error'
import { ancestors } from '#engine/projects/graph/related'
import { stampedRows } from '#engine/projects/graph/stamp'
import type { Graph, GraphRevision } from '#engine/projects/graph/vertex'
import { runPython } from '../../support/python'
import { Dice, randomHistory } from './random-graphs'

interface Case {
  readonly current: readonly string[]
  readonly targets: readonly string[]
}

interface Answer {
  readonly rows?: readonly string[]
  readonly error?: string
}

/** Rows that a version table can hold: none of them implied by another. */
function randomRows(dice: Dice, graph: Graph): string[] {
  const chosen = new Set(dice.shuffled(graph.vertices).slice(0, dice.below(4)))
  const implied = new Set([...chosen].flatMap((vertex) => [...ancestors(vertex.normalDown)]))
  return [...chosen].filter((vertex) => !implied.has(vertex)).map(({ id }) => id)
}

function randomTargets(dice: Dice, revisions: readonly GraphRevision[]): string[] {
  const labels = revisions.flatMap((revision) => revision.labels)
  const branch = labels.length > 0 ? dice.one(labels) : dice.one(revisions).id
  return Array.from({ length: dice.one([1, 1, 1, 2, 2, 3]) }, () => {
    const { id } = dice.one(revisions)
    const onBranch = ['head', 'heads', 'base', id].map((name) => `${branch}@${name}`)
    return dice.one([id, id, id, id.slice(0, 7), 'head', 'heads', 'base', branch, 'nosuch', ...onBranch])
  })
}

function ours(graph: Graph, { current, targets }: Case): Answer {
  try {
    return { rows: [...stampedRows(graph, new Set(current), targets)].toSorted() }
  } catch (error) {
    if (error instanceof GraphError) return { error: `${error.code}: ${error.message}` }
    throw error
  }
}

/** Whether a version table may hold these together. */
function areApart(graph: Graph, rows: readonly string[]): boolean {
  const vertices = rows.flatMap((id) => graph.byName.get(id) ?? [])
  return vertices.every((vertex) => {
    const below = ancestors([vertex])
    return vertices.every((other) => other === vertex || !below.has(other))
  })
}

test('10,000 stamps of 1,000 random histories leave the rows that Alembic leaves', async () => {
  const dice = new Dice(20260)
  const samples = Array.from({ length: 1000 }, () => {
    const revisions = randomHistory(dice)
    const graph = buildGraph(revisions)
    const cases = Array.from({ length: 10 }, (): Case => {
      return { current: randomRows(dice, graph), targets: randomTargets(dice, revisions) }
    })
    return { revisions, graph, cases }
  })
  const input = JSON.stringify(samples.map(({ revisions, cases }) => ({ revisions, cases })))
  const answers = JSON.parse(await runPython(join(import.meta.dirname, 'stamps.py'), input)) as Answer[][]
  let stamped = 0
  for (const [i, { revisions, graph, cases }] of samples.entries()) {
    for (const [j, one] of cases.entries()) {
      const theirs = answers[i]?.[j] ?? {}
      const found = ours(graph, one)
      const about = JSON.stringify({ one, theirs, found, revisions })
      // Of a revision named twice, or rows that two targets claim, Alembic ends in a failed assertion.
      if (/^(AssertionError|KeyError)/.test(theirs.error ?? '')) continue
      // Alembic writes rows side by side of which one implies another, and then can't read them any more.
      if (theirs.rows !== undefined && !areApart(graph, theirs.rows)) {
        expect(found.error, about).toMatch(/^not-on-path/)
      } else {
        expect(found.error !== undefined, about).toBe(theirs.error !== undefined)
        expect(found.rows, about).toEqual(theirs.rows)
        if (theirs.rows !== undefined) stamped += 1
      }
    }
  }
  expect(stamped).toBeGreaterThan(4000)
})
