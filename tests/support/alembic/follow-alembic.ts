import { expect } from 'vitest'
import type { Direction } from '#contract/revision'
import type { NamingConvention } from '#contract/naming-convention'
import { freshDatabase, type DatabaseKind } from '../databases'
import { sqlalchemyUrl, startAlembic } from './alembic-process'
import { databaseContent } from './database-content'
import { renderRevision, runStatements } from './replay-changes'
import type { FixtureProject, FixtureRevision } from './revisions'

export interface FollowOptions {
  /** How many revisions go by between two looks. */
  readonly apart: number
  /** What Alembic's process finds in its environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly namingConvention: NamingConvention | null
}

/** Takes a project all the way up and down, by Alembic on one database and as data on another; both have to look the same all along. */
export async function followAlembic(
  kind: Exclude<DatabaseKind, 'embedded'>,
  { folder, revisions }: FixtureProject,
  { apart, environment, namingConvention }: FollowOptions,
): Promise<void> {
  const [theirs, ours] = [await freshDatabase(kind), await freshDatabase(kind)]
  try {
    const { dialect } = ours
    const [one, other] = [await theirs.connect(), await ours.connect()]
    const url = await sqlalchemyUrl(one, theirs.target, theirs.password)
    const alembic = startAlembic(folder, url, environment)
    for (const { direction, some, to } of steps(revisions, apart)) {
      const madeTypes = new Set<string>()
      const asData = async (): Promise<void> => {
        for (const revision of some) {
          const context = { madeTypes, namingConvention }
          const statements = await renderRevision(dialect, revision, direction, context)
          await runStatements(other, statements, dialect.transactionalDdl).catch((error: unknown) => {
            throw new Error(`${revision.title}, ${direction}: ${String(error)}`, { cause: error })
          })
        }
      }
      await Promise.all([asData(), alembic.run(direction === 'up' ? 'upgrade' : 'downgrade', to)])
      const atTop = to === revisions.at(-1)?.id
      const [expected, found] = await Promise.all([
        databaseContent(dialect, one, atTop),
        databaseContent(dialect, other, atTop),
      ])
      expect(found, `${direction} to ${to}`).toEqual(expected)
    }
  } finally {
    await theirs.drop()
    await ours.drop()
  }
}

interface Step {
  readonly direction: Direction
  readonly some: readonly FixtureRevision[]
  readonly to: string
}

function steps(revisions: readonly FixtureRevision[], apart: number): Step[] {
  const before = (revision: FixtureRevision | undefined): string =>
    revisions[revisions.findIndex(({ id }) => id === revision?.id) - 1]?.id ?? 'base'
  return [
    ...chunks(revisions, apart).map((some): Step => ({ direction: 'up', some, to: some.at(-1)?.id ?? '' })),
    ...chunks(revisions.toReversed(), apart).map((some): Step => ({
      direction: 'down',
      some,
      to: before(some.at(-1)),
    })),
  ]
}

function chunks(revisions: readonly FixtureRevision[], apart: number): FixtureRevision[][] {
  const all: FixtureRevision[][] = []
  for (let i = 0; i < revisions.length; i += apart) all.push(revisions.slice(i, i + apart))
  return all
}
