import { describe, expect, test } from 'vitest'
import type { Direction } from '#contract/revision'
import { freshDatabase } from '../../support/databases'
import { sqlalchemyUrl, startAlembic } from '../../support/alembic/alembic-process'
import { databaseContent } from '../../support/alembic/database-content'
import { renderRevision, runStatements } from '../../support/alembic/replay-changes'
import { fixtureProject, type FixtureRevision } from '../../support/alembic/revisions'

const apart = 10

const kinds = {
  postgres: {
    bundles: ['both-tables', 'both-changes', 'postgres-only'],
    constants: {
      BOSS_KEY: 'users_boss_id_fkey',
      KEY_INT_KEY: 'key_int_a_fkey',
      POINTS_UNIQUE: 'users_points_age_key',
    },
  },
  mariadb: {
    bundles: ['both-tables', 'both-changes', 'mysql-only'],
    constants: { BOSS_KEY: 'users_ibfk_1', KEY_INT_KEY: 'key_int_ibfk_1', POINTS_UNIQUE: 'points' },
  },
} as const

describe.each(['postgres', 'mariadb'] as const)('%s', (kind) => {
  test('every revision, up and down, leaves what Alembic leaves', { timeout: 120_000 }, async () => {
    const { bundles, constants } = kinds[kind]
    const { folder, revisions } = await fixtureProject(bundles, constants)
    const theirs = await freshDatabase(kind)
    const ours = await freshDatabase(kind)
    const [one, other] = [await theirs.connect(), await ours.connect()]
    const alembic = startAlembic(folder, await sqlalchemyUrl(one, theirs.target, theirs.password))
    const { dialect } = ours
    const steps: [Direction, FixtureRevision[], string][] = [
      ...chunks(revisions).map((some): [Direction, FixtureRevision[], string] => [
        'up',
        some,
        some.at(-1)?.id ?? '',
      ]),
      ...chunks(revisions.toReversed()).map((some): [Direction, FixtureRevision[], string] => [
        'down',
        some,
        revisions[revisions.findIndex(({ id }) => id === some.at(-1)?.id) - 1]?.id ?? 'base',
      ]),
    ]
    try {
      for (const [direction, some, to] of steps) {
        const madeTypes = new Set<string>()
        for (const revision of some) {
          const statements = await renderRevision(dialect, revision, direction, { madeTypes })
          await runStatements(other, statements, dialect.transactionalDdl).catch((error: unknown) => {
            throw new Error(`${revision.title}, ${direction}: ${String(error)}`, { cause: error })
          })
        }
        await alembic.run(direction === 'up' ? 'upgrade' : 'downgrade', to)
        const [expected, found] = [await databaseContent(dialect, one), await databaseContent(dialect, other)]
        expect(found, `${direction} to ${to}`).toEqual(expected)
      }
    } finally {
      await theirs.drop()
      await ours.drop()
    }
  })
})

function chunks(revisions: readonly FixtureRevision[]): FixtureRevision[][] {
  const all: FixtureRevision[][] = []
  for (let i = 0; i < revisions.length; i += apart) all.push(revisions.slice(i, i + apart))
  return all
}
