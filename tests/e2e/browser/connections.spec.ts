import { connect, expect, test } from '../test'

test.use({ startProject: { sample: 'todo-chat' } })

test('a wrong password is said to be authentication, and can be put right in place', async ({
  page,
  frame,
  connections,
  history,
  postgres,
}) => {
  await connections.startNew(frame)
  await connections.fillFields({ ...postgres, kind: 'PostgreSQL', password: 'not this one' })
  await connections.test(/Authentication/)
  await expect(connections.result.getByRole('listitem').filter({ hasText: 'Authentication' })).toContainText(
    /failed|refused/i,
  )
  await expect(connections.result.getByRole('listitem').filter({ hasText: 'Network' })).toContainText(
    'passed',
  )
  await connections.saveAndOpen()
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: /password/i })
      .first(),
  ).toBeVisible()
  const panel = page.getByRole('form', { name: /^Password for/ })
  await panel
    .getByLabel(/^Password/)
    .first()
    .fill(postgres.password)
  await panel.getByRole('button', { name: 'Connect' }).click()
  await history.counts(4, 0)
})

test('a port nobody listens on is said to be the network', async ({ frame, connections, postgres }) => {
  await connections.startNew(frame)
  await connections.fillFields({ ...postgres, kind: 'PostgreSQL', port: 1 })
  await connections.form.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(connections.result.getByRole('alert')).toContainText(/127\.0\.0\.1/)
  await expect(connections.result.getByRole('listitem').filter({ hasText: 'Authentication' })).toContainText(
    'not reached',
  )
})

test('production is read-only until someone says otherwise', async ({
  frame,
  connections,
  history,
  run,
  postgres,
}) => {
  await connections.startNew(frame)
  await connections.pasteUrl(postgres.url)
  await connections.pick('Environment', 'Production')
  await expect(connections.readOnly).toBeChecked()
  await connections.saveAndOpen()
  await expect(frame.bar).toContainText('PRODUCTION · read-only')
  await history.offer('Apply all 4').click()
  await expect(run.refusal).toContainText('read-only')
  await expect(run.startButton()).toBeDisabled()
  await run.refusal.getByRole('button', { name: 'Edit the connection' }).click()
  await expect(connections.readOnly).toBeChecked()
  await frame.go('History')
  await frame.page.getByRole('button', { name: 'Allow changes…' }).press('Enter')
  await connections.readOnly.press('Space')
  await expect(connections.readOnly).not.toBeChecked()
  await connections.saveAndOpen()
  await expect(frame.bar).toContainText('PRODUCTION')
  await expect(frame.bar).not.toContainText('read-only')
  await history.counts(4, 0)
  await history.offer('Apply all 4').click()
  await expect(run.startButton()).toHaveText('Apply to PRODUCTION')
  await run.startAndFinish(/^Applied 4 revisions/)
})

test('a saved connection is there again after a reload, its password with it while Varve runs', async ({
  page,
  frame,
  connections,
  history,
  postgres,
}) => {
  await connect({ frame, connections, history }, postgres)
  await page.reload()
  await history.counts(4, 0)
  await expect(frame.connection(new RegExp(postgres.database))).toBeVisible()
})
