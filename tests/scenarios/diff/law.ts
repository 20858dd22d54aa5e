import { expect } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import { refKey } from '#contract/ref-key'
import type { SchemaStatement } from '#contract/schema-plan'
import { diff } from '#engine/diff/diff'
import type { Session } from '#engine/dialects/dialect'
import type { Way } from '#engine/dialects/planner'
import type { Marks } from './pair'
import { made, type Place } from './place'
import { renameChanges, renamesOf, renameStatements } from './renamed'
import { told, WayFailed } from './told'

/**
 * The law of every planner: the way from one schema to another, run on a server, leaves no difference but what it
 * refused; and where it calls itself reversible, its reverses, run backwards, leave none to the beginning.
 */
export async function holds(place: Place, from: string, to: string, marks: Marks): Promise<void> {
  const { dialect } = place
  const wanted = (await made(place, to)).catalog
  const { session, catalog: start } = await made(place, from)
  expect(diff(start, start)).toEqual([])
  expect(diff(wanted, wanted)).toEqual([])
  const renames = renamesOf(marks.renames, start)
  const before = await afterRenames(place, from, start, renameStatements(renames, dialect))
  const changes = [...renameChanges(renames), ...diff(before.catalog, wanted)]
  expect(changes, 'the two schemas do not differ').not.toEqual([])

  const way = dialect.way({ from: before.catalog, to: wanted, changes, renames })
  const on = before.session ?? session
  await go(on, way)
  const after = await dialect.introspect(on)
  const refused = way.refused.flatMap(({ change }) => changes[change] ?? [])
  expectLeft(diff(after, wanted), refused, changes, way)
  if (marks.refused === undefined) expect(way.refused, told(way)).toEqual([])
  else expect(way.refused, `not refused, though ${marks.refused}`).not.toEqual([])

  expectReversible(way, marks, losses(changes, start))
  if (!way.reversible && !allReversed(way)) return
  await goBack(on, way)
  const left = diff(await dialect.introspect(on), start)
  // What lost its rows has its shape back; the place of a column among others is all that may differ.
  const allowed = way.reversible ? [] : left.filter(onlyOrder)
  expect(left.map(words), `left behind the reverse of\n${told(way)}`).toEqual(allowed.map(words))
}

/** The catalog with its renames made, and a link to a database that is as it was before them. */
async function afterRenames(
  place: Place,
  from: string,
  start: Catalog,
  statements: readonly string[],
): Promise<{ catalog: Catalog; session: Session | null }> {
  if (statements.length === 0) return { catalog: start, session: null }
  const copy = await made(place, from)
  for (const sql of statements) await copy.session.run(sql)
  const catalog = await place.dialect.introspect(copy.session)
  return { catalog, session: (await made(place, from)).session }
}

async function go(session: Session, way: Way): Promise<void> {
  let done = 0
  for (const step of way.steps) {
    if (step.transactional) await session.run('begin')
    for (const { sql } of step.statements) {
      await run(session, sql, () => told(way, done))
      done += 1
    }
    if (step.transactional) await run(session, 'commit', () => told(way, done))
  }
}

async function goBack(session: Session, way: Way): Promise<void> {
  for (const step of way.steps.toReversed()) {
    if (step.transactional) await session.run('begin')
    for (const { reverseSql } of step.statements.toReversed())
      if (reverseSql !== null) await run(session, reverseSql, () => `backwards\n${told(way)}`)
    if (step.transactional) await run(session, 'commit', () => `backwards\n${told(way)}`)
  }
}

async function run(session: Session, sql: string, where: () => string): Promise<void> {
  try {
    await session.run(sql)
  } catch (error) {
    await session.run('rollback').catch(() => undefined)
    throw new WayFailed(sql, where(), error)
  }
}

/** What is left is what was refused; on PostgreSQL a new column stands last, wherever it was wanted. */
function expectLeft(
  left: readonly Change[],
  refused: readonly Change[],
  changes: readonly Change[],
  way: Way,
): void {
  const grown = new Set(
    changes
      .filter(({ kind, ref }) => kind === 'add-column' && ref.kind === 'column')
      .map(({ ref }) => JSON.stringify([ref.schema, ref.table])),
  )
  const unmoved = (change: Change) =>
    onlyOrder(change) && grown.has(JSON.stringify([change.ref.schema, change.ref.name]))
  const names = (list: readonly Change[]) => [...new Set(list.map(({ ref }) => refKey(ref)))].toSorted()
  expect(
    names(left.filter((change) => !unmoved(change))),
    `left: ${left.map(words).join('\n')}\nby\n${told(way)}`,
  ).toEqual(names(refused))
}

function onlyOrder({ properties }: Change): boolean {
  return properties.length === 1 && properties[0]?.property === 'column order'
}

function expectReversible(way: Way, marks: Marks, lost: readonly string[]): void {
  if (lost.length > 0 || marks.irreversible !== undefined)
    expect(
      way.reversible,
      `called reversible, but ${marks.irreversible ?? lost.join(', ')}\n${told(way)}`,
    ).toBe(false)
  else if (marks.either === undefined)
    expect(way.reversible, `not reversible, though nothing is lost\n${told(way)}`).toBe(true)
  if (way.reversible) expect(allReversed(way), `reversible without its reverses\n${told(way)}`).toBe(true)
}

/** Whose rows can't come back. */
function losses(changes: readonly Change[], from: Catalog): string[] {
  return changes.flatMap(({ kind, ref }) => {
    const name = kind === 'drop-table' ? ref.name : kind === 'drop-column' ? ref.table : null
    const table = from.tables.find((one) => one.schema === ref.schema && one.name === name)
    if (table === undefined || table.kind === 'foreign' || table.kind === 'partitioned') return []
    if (kind === 'drop-table') return [`the rows of ${table.name} are lost`]
    const column = table.columns.find((one) => one.name === ref.name)
    if (column === undefined || column.generated !== null || column.inherited === 'only') return []
    return [`the values of ${table.name}.${column.name} are lost`]
  })
}

function allReversed({ steps }: Way): boolean {
  return steps.every(({ statements }) => statements.every(reversed))
}

function reversed({ reverseSql }: SchemaStatement): boolean {
  return reverseSql !== null
}

function words({ kind, sentence, properties }: Change): string {
  return `${kind} ${sentence} ${JSON.stringify(properties)}`
}
