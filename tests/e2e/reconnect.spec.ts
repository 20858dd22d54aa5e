import { openGateway } from '../support/e2e/gateway'
import { connect, expect, test } from './test'

for (const name of ['postgres', 'mariadb'] as const) {
  test.describe(`a server that goes and comes again: ${name}`, () => {
    test.use({ startProject: { sample: name === 'postgres' ? 'todo-chat' : 'todo-chat-mysql' } })

    test('is said to be gone, and works again without a restart', async ({
      page,
      frame,
      connections,
      history,
      run,
      schema,
      postgres,
      mariadb,
    }) => {
      const database = { postgres, mariadb }[name]
      const gateway = await openGateway(database)
      const url = database.url.replace(`:${database.port}/`, `:${gateway.port}/`)
      await connect({ frame, connections, history }, { ...database, url })
      await history.offer('Apply next (000)').click()
      await run.startAndFinish(/^Applied 1 revision/)

      await gateway.shut()
      await frame.bar.getByRole('button', { name: 'Refresh' }).click()
      await expect(page.getByRole('alert').first()).toContainText(`127.0.0.1:${gateway.port}`)
      await expect(history.rows.first()).toBeVisible()

      await gateway.open()
      await frame.bar.getByRole('button', { name: 'Refresh' }).click()
      await expect(page.getByRole('alert')).toHaveCount(0)
      await history.counts(3, 1)
      await frame.command('Apply all 3')
      await run.startAndFinish(/^Applied 3 revisions/)
      await frame.go('Schema')
      await expect(schema.table('messages')).toBeVisible()
      await gateway.shut()
    })
  })
}
