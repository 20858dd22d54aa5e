import type { Schema } from './pages/schema'
import { expect, test } from './test'

const tables = ['conversations', 'messages', 'tasks', 'users']

const indexes = [
  'idx_conversations_user_id',
  'idx_conversations_user_id_updated_at',
  'idx_messages_conversation_id',
  'idx_messages_conversation_id_created_at',
  'idx_messages_user_id',
  'idx_tasks_user_id',
  'idx_tasks_user_id_created_at',
  'idx_users_email',
]

async function expectWholeSchema(schema: Schema): Promise<void> {
  await expect(schema.table('users')).toBeVisible()
  expect((await schema.tables()).toSorted()).toEqual(tables)
  const own: string[] = []
  const actions: string[] = []
  for (const table of tables) {
    for (const index of await schema.indexes(table)) if (!index.backs) own.push(index.name)
    actions.push(...(await schema.onDelete(table)))
  }
  expect(own.toSorted()).toEqual(indexes)
  expect(actions).toEqual(['CASCADE', 'CASCADE', 'CASCADE', 'CASCADE'])
}

test.describe('embedded', () => {
  test('the sample: apply all, look at the schema, roll back to base', async ({
    page,
    frame,
    history,
    run,
    schema,
  }) => {
    const violations: string[] = []
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) violations.push(message.text())
    })
    page.on('pageerror', (error) => violations.push(error.message))
    await page.reload()

    await history.counts(4, 0)
    await history.offer('Apply all 4').click()
    await run.startAndFinish(/^Applied 4 revisions/)
    await history.counts(0, 4)

    await frame.go('Schema')
    await expectWholeSchema(schema)

    await frame.go('History')
    await history.choose('base')
    await history.offer('Roll back to base').click()
    await run.startAndFinish(/^Rolled back 4 revisions/)
    await history.counts(4, 0)

    await frame.go('Schema')
    await expect(schema.table('users')).toHaveCount(0)
    expect(await schema.tables()).toEqual([])
    expect(violations).toEqual([])
  })
})

test.describe('PostgreSQL', () => {
  test.use({ startProject: { sample: 'todo-chat' } })

  test('a pasted URL: test, apply all, look at the schema, roll back to base', async ({
    frame,
    history,
    run,
    schema,
    connections,
    postgres,
  }) => {
    await connections.startNew(frame)
    await connections.pasteUrl(postgres.url)
    await expect(connections.field('Host')).toHaveValue(postgres.host)
    await expect(connections.field('Database name')).toHaveValue(postgres.database)
    await expect(connections.password).toHaveValue(postgres.password)
    await expect(connections.url).not.toHaveValue(/p%40ss/)
    await connections.test(/Connected to PostgreSQL/)
    await connections.saveAndOpen()

    await history.counts(4, 0)
    await history.offer('Apply all 4').click()
    await run.startAndFinish(/^Applied 4 revisions/)
    await frame.go('Schema')
    await expectWholeSchema(schema)
    await frame.go('History')
    await history.choose('base')
    await history.offer('Roll back to base').click()
    await run.startAndFinish(/^Rolled back 4 revisions/)
    await frame.go('Schema')
    await expect(schema.table('users')).toHaveCount(0)
    expect(await schema.tables()).toEqual([])
  })
})

test.describe('MariaDB', () => {
  test.use({ startProject: { sample: 'todo-chat-mysql' } })

  test('filled fields: test, apply all, look at the schema, roll back to base', async ({
    frame,
    history,
    run,
    schema,
    connections,
    mariadb,
  }) => {
    await connections.startNew(frame)
    await connections.fillFields({ ...mariadb, kind: 'MySQL / MariaDB' })
    await expect(connections.url).toHaveValue(
      new RegExp(`^mysql://${mariadb.user}@127\\.0\\.0\\.1:${mariadb.port}/${mariadb.database}`),
    )
    await connections.test(/Connected to MariaDB/)
    await connections.saveAndOpen()

    await history.counts(4, 0)
    await history.offer('Apply all 4').click()
    await run.startAndFinish(/^Applied 4 revisions/)
    await frame.go('Schema')
    await expectWholeSchema(schema)
    await frame.go('History')
    await history.choose('base')
    await history.offer('Roll back to base').click()
    await run.startAndFinish(/^Rolled back 4 revisions/)
    await frame.go('Schema')
    await expect(schema.table('users')).toHaveCount(0)
    expect(await schema.tables()).toEqual([])
  })
})
