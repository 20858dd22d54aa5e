import { expect } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import { refKey } from '#contract/ref-key'
import { diff } from '#engine/diff/diff'
import type { Way } from '#engine/dialects/planner'
import { begin } from './begin'
import { losses } from './losses'
import type { Marks } from './pair'
import { catalogOf, type Place } from './place'
import { renameChanges } from './renamed'
import { placesOf, rewrittenUntold } from './rewritten'
import { valuesHeld } from './rows'
import { runBack, runWay } from './run-way'
import { changeWords, told } from './told'

/**
 * The law of every planner: the way from one schema to another, run on a server, leaves no difference but what it
 * refused; and its reverses, run backwards, leave none to the beginning. `counted` says how many rows the planner is
 * told that there are.
 */
export async function holds(
  place: Place,
  from: string,
  to: string,
  marks: Marks,
  counted: (catalog: Catalog) => Catalog = (catalog) => catalog,
): Promise<void> {
  const { dialect } = place
  const wanted = await catalogOf(place, to)
  const beginning = await begin(place, from, wanted, marks)
  const { session, start, renames } = beginning
  expect(diff(start, start)).toEqual([])
  expect(diff(wanted, wanted)).toEqual([])
  const changes = [...renameChanges(renames), ...diff(beginning.from, wanted)]
  expect(changes, 'the two schemas do not differ').not.toEqual([])

  const way = dialect.way({ from: counted(beginning.from), to: wanted, changes, renames })
  const places = await placesOf(dialect.name, session)
  await runWay(session, way)
  const rewritten = rewrittenUntold(places, await placesOf(dialect.name, session), way, [
    beginning.from,
    wanted,
  ])
  expect(rewritten, `written anew without a word\n${told(way)}`).toEqual([])
  const refused = way.refused.flatMap(({ change }) => changes[change] ?? [])
  expectLeft(diff(await dialect.introspect(session), wanted), refused, changes, way)
  expectRefused(way, marks)
  if (beginning.held !== null)
    expect(await valuesHeld(dialect, session, beginning.from, wanted), told(way)).toEqual(beginning.held)

  const done = changes.filter((change) => !refused.includes(change))
  expectReversible(way, marks, losses(done, beginning.from))
  if (!way.reversible && (marks.irreversible !== undefined || !allReversed(way))) return
  await runBack(session, way)
  const left = diff(await dialect.introspect(session), start)
  // What lost its rows has its shape back; the place of a column among others is all that may differ.
  const allowed = way.reversible ? [] : left.filter(onlyOrder)
  expect(left.map(changeWords), `left behind the reverse of\n${told(way)}`).toEqual(allowed.map(changeWords))
}

/** What is left is what was refused; where a server adds columns behind all others, their order may be left too. */
function expectLeft(
  left: readonly Change[],
  refused: readonly Change[],
  changes: readonly Change[],
  way: Way,
): void {
  const table = ({ schema, table, name }: Change['ref']) => JSON.stringify([schema, table ?? name])
  const grown = new Set(changes.filter(({ kind }) => kind === 'add-column').map(({ ref }) => table(ref)))
  const kept = left.filter((change) => !(onlyOrder(change) && grown.has(table(change.ref))))
  const names = (list: readonly Change[]) => [...new Set(list.map(({ ref }) => refKey(ref)))].toSorted()
  expect(names(kept), `left: ${left.map(changeWords).join('\n')}\nby\n${told(way)}`).toEqual(names(refused))
}

function onlyOrder({ properties }: Change): boolean {
  return properties.length === 1 && properties[0]?.property === 'column order'
}

function expectRefused(way: Way, marks: Marks): void {
  if (marks.refused !== undefined) expect(way.refused, `not refused, though ${marks.refused}`).not.toEqual([])
  else if (marks.hard === undefined) expect(way.refused, told(way)).toEqual([])
}

function expectReversible(way: Way, marks: Marks, lost: readonly string[]): void {
  const refuses = way.refused.length > 0
  const reasons = refuses || marks.irreversible === undefined ? lost : [marks.irreversible]
  const free = refuses || marks.either !== undefined || marks.hard !== undefined
  if (reasons.length > 0)
    expect(way.reversible, `called reversible, but ${reasons.join(', ')}\n${told(way)}`).toBe(false)
  else if (!free) expect(way.reversible, `not reversible, though nothing is lost\n${told(way)}`).toBe(true)
  if (way.reversible) expect(allReversed(way), `reversible without its reverses\n${told(way)}`).toBe(true)
}

function allReversed({ steps }: Way): boolean {
  return steps.every(({ statements }) => statements.every(({ reverseSql }) => reverseSql !== null))
}
