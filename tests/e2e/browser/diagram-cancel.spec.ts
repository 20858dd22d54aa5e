import { shop } from '../diagram-shop'
import { connect, expect, test } from '../test'

test.use({ startProject: { files: { '001_nothing.sql': 'select 1;\n' } } })

test('a layout that takes long is told, can be cancelled, and asked for again', async ({
  page,
  frame,
  connections,
  history,
  diagram,
  postgres,
}) => {
  await postgres.run(shop)
  let isHeld = true
  const waiting: (() => void)[] = []
  await page.route(/elk-worker/, async (route) => {
    if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve))
    await route.continue().catch(() => undefined)
  })
  await connect({ frame, connections, history }, postgres)
  await frame.go('Diagram')
  await expect(page.getByRole('progressbar', { name: 'Laying out' })).toBeVisible()
  await expect(page.getByText('Laying out 8 tables')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'The layout was cancelled' })).toBeVisible()
  isHeld = false
  for (const release of waiting) release()
  await page.getByRole('button', { name: 'Draw 8 tables' }).click()
  await expect(diagram.status).toHaveText('8 tables, 9 foreign keys')
})
