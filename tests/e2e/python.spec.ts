import { plainEnv } from '../support/plain-env'
import { connect, expect, test } from './test'

const revision = `"""tags, where there are none

"""
from alembic import op
import sqlalchemy as sa

revision = 'ab12'
down_revision = None


def upgrade():
    if 'tags' not in sa.inspect(op.get_bind()).get_table_names():
        op.create_table('tags', sa.Column('id', sa.Integer, primary_key=True))


def downgrade():
    if 'tags' in sa.inspect(op.get_bind()).get_table_names():
        op.drop_table('tags')
`

test.use({
  startProject: {
    files: {
      'alembic.ini': '[alembic]\nscript_location = %(here)s/alembic\n',
      'alembic/env.py': plainEnv,
      'alembic/versions/ab12_tags.py': revision,
    },
  },
})

test('a revision that asks the database is run by the project’s own Alembic, once its Python is allowed', async ({
  page,
  frame,
  history,
  connections,
  run,
  schema,
  postgres,
}) => {
  await connect({ frame, connections, history }, postgres)
  await history.choose('ab12')
  await history.offer('Apply ab12').click()
  await expect(run.refusal).toContainText('line 12')

  await history.goTo('python')
  await page.getByRole('textbox', { name: 'Path of another Python' }).fill('/usr/bin/python3')
  await page.keyboard.press('Enter')
  const python = page.getByRole('listitem').filter({ hasText: '/usr/bin/python3' }).first()
  await python.getByRole('button', { name: 'Allow…' }).click()
  await page.getByRole('button', { name: 'Allow and check' }).click()
  await expect(python.getByText(/Alembic \d/)).toBeVisible()
  await page.keyboard.press('Escape')

  await history.choose('ab12')
  await history.offer('Apply ab12').click()
  await expect(run.plan).toContainText('The project’s own Alembic runs it')
  await run.startAndFinish(/^Applied 1 revision/)
  await expect(page.getByText(/CREATE TABLE tags/).first()).toBeVisible()
  await expect(history.mark('ab12', 'CURRENT')).toBeVisible()
  await frame.go('Schema')
  await expect(schema.table('tags')).toBeVisible()

  await frame.go('History')
  await history.choose('ab12')
  await history.offer('Roll back ab12').click()
  await run.startAndFinish(/^Rolled back 1 revision/)
  await history.counts(1, 0)
})
