import { expect, test } from 'vitest'
import { followAlembic } from '../../support/alembic/follow-alembic'
import { sampleProject } from '../../support/alembic/sample-project'
import { fixtureProject } from '../../support/alembic/revisions'

const kinds = {
  postgres: {
    bundles: ['both-tables', 'both-changes', 'both-more', 'postgres-only', 'postgres-more'],
    constants: {
      BOSS_KEY: 'users_boss_id_fkey',
      KEY_INT_KEY: 'key_int_a_fkey',
      POINTS_UNIQUE: 'users_points_age_key',
    },
  },
  mariadb: {
    bundles: ['both-tables', 'both-changes', 'both-more', 'mysql-only', 'mysql-more'],
    constants: { BOSS_KEY: 'users_ibfk_1', KEY_INT_KEY: 'key_int_ibfk_1', POINTS_UNIQUE: 'points' },
  },
} as const
const servers = ['postgres', 'mariadb'] as const
const plain = { environment: {}, namingConvention: null }

test('the fixture has at least 120 revisions', async () => {
  const { bundles } = kinds.postgres
  const { revisions } = await fixtureProject([...new Set([...bundles, ...kinds.mariadb.bundles])])
  expect(revisions.length).toBeGreaterThanOrEqual(120)
})

test.each(servers)(
  '%s: every revision leaves what Alembic leaves, up and down',
  { timeout: 480_000 },
  async (kind) => {
    const { bundles, constants } = kinds[kind]
    await followAlembic(kind, await fixtureProject(bundles, constants), { ...plain, apart: 15 })
  },
)

/** As `env.py` of the fixture has it. */
const namingConvention = {
  ix: 'idx_%(table_name)s_%(column_0_N_name)s',
  uq: 'uniq_%(table_name)s_%(column_0_name)s',
  ck: 'chk_%(table_name)s_%(constraint_name)s',
  fk: 'fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s',
  pk: 'pk_%(table_name)s',
}

test.each(servers)('%s: names follow the project’s naming convention', async (kind) => {
  const project = await fixtureProject(['named'])
  await followAlembic(kind, project, { apart: 1, environment: { NAMED: '1' }, namingConvention })
})

const samples = [
  ['notes-app', 'alembic', 'postgres'],
  ['auditeng', 'alembic', 'postgres'],
  ['splunk-auto-doc', 'backend/alembic', 'postgres'],
  ['safety-compliance', 'alembic', 'mariadb'],
] as const

test.each(samples)('the sample %s leaves what Alembic leaves, up and down', async (sample, folder, kind) => {
  await followAlembic(kind, await sampleProject(`${sample}/${folder}`), { ...plain, apart: 1 })
})
