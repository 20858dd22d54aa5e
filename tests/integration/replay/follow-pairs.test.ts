import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeEmbedded, postgres } from '#engine/dialects/postgres/index'
import type { CatalogFollower, Session } from '#engine/dialects/dialect'
import { diff } from '#engine/diff/diff'
import { readScript } from '#engine/runs/read-script'
import { openProject } from '#engine/projects/open'
import { AppError } from '#engine/errors'
import { content } from '../../support/catalog-content'
import { useEmbeddedWorker } from '../../support/embedded-worker'
import { pairsOf } from '../../scenarios/diff/pair'
import { made, openPlace, type Place } from '../../scenarios/diff/place'

let place: Place
beforeAll(async () => {
  await useEmbeddedWorker()
  place = await openPlace('embedded')
})
afterAll(async () => {
  await place.close()
  await closeEmbedded()
})

const pairs = pairsOf('postgres').filter(({ only }) => only === null || only === 'embedded')

/** A follower that has seen what stands; those before it have planned under the same names. */
async function following(session: Session): Promise<CatalogFollower> {
  const follower = postgres.throwaways?.follow(session)
  if (follower === undefined) throw new Error('PostgreSQL has embedded throwaways')
  await session.run('deallocate all')
  await follower.read()
  return follower
}

/** Runs statements as far as they go, and holds what was followed against everything read anew after each. */
async function follow(
  session: Session,
  follower: CatalogFollower,
  statements: readonly string[],
): Promise<void> {
  for (const sql of statements) {
    const ran = await session.run(sql).then(
      () => true,
      () => false,
    )
    if (!ran && (await session.inTransaction())) await session.run('rollback')
    const [read, anew] = [await follower.read(), await postgres.identified(session)]
    expect(content(read.catalog), sql).toEqual(content(anew.catalog))
    expect(read.identities, sql).toEqual(anew.identities)
  }
}

describe('what is followed is what is read anew', () => {
  test.each(pairs)('on the way of $name', async ({ from: script, to: goal }) => {
    const { catalog: to } = await made(place, goal)
    const session = await place.cleared()
    const follower = await following(session)
    await follow(
      session,
      follower,
      (await postgres.split(script)).map(({ sql }) => sql),
    )
    const from = await postgres.introspect(session)
    const { steps } = postgres.way({ from, to, changes: diff(from, to), renames: [] })
    await follow(
      session,
      follower,
      steps.flatMap(({ statements }) => statements.map(({ sql }) => sql)),
    )
  })

  const samples = readdirSync('migrations-samples', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.endsWith('-mysql'))
    .map(({ name }) => name)

  test.each(samples)('in every revision of %s', async (name) => {
    const session = await place.cleared()
    const follower = await following(session)
    const project = await openProject(`migrations-samples/${name}`)
    const tool = async () => new AppError('python-failed', 'None is needed.')
    const reader = { dialect: postgres, server: session.server, tool, madeTypes: new Set<string>() }
    for (const { id } of project.revisions) {
      const { statements } = await readScript(project, id, 'up', reader)
      await follow(
        session,
        follower,
        statements.map(({ sql }) => sql),
      )
    }
    for (const { id } of project.revisions.toReversed()) {
      const read = await readScript(project, id, 'down', reader).catch(() => null)
      await follow(
        session,
        follower,
        (read?.statements ?? []).map(({ sql }) => sql),
      )
    }
  })
})
