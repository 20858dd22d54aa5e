import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { RunningHost } from '../support/e2e/running-host'
import { shop } from './diagram-shop'
import { connect, expect, test } from './test'

test.use({ startProject: { files: { '001_nothing.sql': 'select 1;\n' } } })

test('a schema is drawn, a table found, its page opened, and its diagram from there', async ({
  page,
  frame,
  connections,
  history,
  diagram,
  schema,
  postgres,
}) => {
  await postgres.run(shop)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Diagram')
  await expect(diagram.status).toHaveText('8 tables, 9 foreign keys')
  await expect(diagram.table('public.orders')).toContainText('timestamp with time zone')

  await diagram.goTo('order_items')
  await expect(diagram.aside).toContainText('ON DELETE CASCADE · ON UPDATE NO ACTION')
  await expect(diagram.aside).toContainText('one order_items has exactly one of products')
  await expect(diagram.stage).toBeFocused()
  const current = () =>
    diagram.stage.evaluate((stage) => {
      const id = stage.getAttribute('aria-activedescendant') ?? ''
      return document.getElementById(id)?.getAttribute('aria-label') ?? null
    })
  expect(await current()).toBe('table public.order_items')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(current).not.toBe('table public.order_items')

  await diagram.show('Names')
  await expect(diagram.table('public.orders')).not.toContainText('customer_id')
  await diagram.show('Keys')
  await expect(diagram.table('public.orders')).toContainText('customer_id')
  await expect(diagram.table('public.orders')).not.toContainText('placed_at')

  await diagram.goTo('invoices')
  await page.keyboard.press('Enter')
  await expect(schema.object(/\.invoices$/)).toBeVisible()
  await page.getByRole('link', { name: 'Show in a diagram' }).click()
  await expect(diagram.status).toHaveText('2 tables, 1 foreign key')
  await page.getByRole('radiogroup', { name: 'Foreign keys away' }).getByText('2', { exact: true }).click()
  await expect(diagram.status).toHaveText('5 tables, 7 foreign keys')
})

test('views are drawn when they are asked for, and exported with what they read', async ({
  app,
  page,
  frame,
  connections,
  history,
  diagram,
  schema,
  postgres,
  dataFolder,
}) => {
  await postgres.run(`${shop}
create view open_orders as select o.id, c.name from orders o join customers c on c.id = o.customer_id;
create view few_orders as select * from open_orders limit 3;`)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Diagram')
  await expect(diagram.status).toHaveText('8 tables, 9 foreign keys')
  await expect(page.getByText('2 views left out')).toBeVisible()
  await diagram.also('Views')
  await expect(diagram.status).toHaveText('8 tables, 9 foreign keys, 2 views')
  await diagram.goTo('open_orders')
  await expect(diagram.aside).toContainText('open_orders reads from customers')
  await expect(diagram.aside).toContainText('few_orders reads from open_orders')
  const svg = (await saved(app, page, dataFolder, () => diagram.export('SVG'))).toString('utf8')
  expect(svg).toContain('<title>open_orders reads from orders</title>')
  await diagram.stage.focus()
  await page.keyboard.press('Enter')
  await expect(schema.object(/\.open_orders$/)).toBeVisible()
  await page.getByRole('link', { name: 'Show in a diagram' }).click()
  await expect(diagram.status).toHaveText('2 tables, 2 foreign keys, 2 views')
  await diagram.also('Views')
  await expect(diagram.status).toHaveText('2 tables, 2 foreign keys, 1 view')
})

test('a table stands where it was put, until the picture is laid out again', async ({
  page,
  frame,
  connections,
  history,
  diagram,
  postgres,
}) => {
  await postgres.run(shop)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Diagram')
  const table = diagram.table('public.settings')
  const place = () => table.evaluate((box) => box.style.transform)
  await expect(table).toBeVisible()
  const laid = await place()
  await table.hover()
  await page.mouse.down()
  await page.mouse.move(640, 400, { steps: 4 })
  await page.mouse.up()
  const put = await place()
  expect(put).not.toBe(laid)
  // It is kept by the engine a moment after the hand has rested.
  await page.waitForTimeout(1000)
  await page.reload()
  await expect(diagram.status).toHaveText('8 tables, 9 foreign keys')
  await expect.poll(place).toBe(put)
  await diagram.toolbar.getByRole('button', { name: 'Lay out again' }).click()
  await expect.poll(place).toBe(laid)
})

test('what is shown is exported as SVG and as PNG', async ({
  app,
  page,
  frame,
  connections,
  history,
  diagram,
  postgres,
  dataFolder,
}) => {
  await postgres.run(shop)
  await connect({ frame, connections, history }, postgres)
  await frame.go('Diagram')
  await expect(diagram.status).toHaveText('8 tables, 9 foreign keys')

  const svg = (await saved(app, page, dataFolder, () => diagram.export('SVG'))).toString('utf8')
  const read = await page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml')
    return {
      fault: file.querySelector('parsererror')?.textContent ?? null,
      texts: [...file.querySelectorAll('text')].map((one) => one.textContent),
      titles: [...file.querySelectorAll('g > title')].map((one) => one.textContent),
      scripts: file.querySelectorAll('script, foreignObject, image').length,
    }
  }, svg)
  expect(read.fault).toBeNull()
  expect(read.scripts).toBe(0)
  expect(read.texts).toContain(`a <b>"&' name`)
  expect(read.texts).toContain('x]]> <script>')
  expect(read.texts).toContain('order_items')
  expect(read.titles).toHaveLength(9)
  expect(read.titles).toContain('orders_customer_id_fkey: ON DELETE RESTRICT, ON UPDATE CASCADE')

  const png = await saved(app, page, dataFolder, () => diagram.export('PNG'))
  const size = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg)
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(size?.[1]), 2 * Number(size?.[2])])
  const colors = await page.evaluate(async (bytes) => {
    const image = new Image()
    image.src = `data:image/png;base64,${bytes}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const { data = [] } = context?.getImageData(0, 0, image.width, image.height) ?? {}
    const seen = new Set<number>()
    for (let at = 0; at + 2 < data.length; at += 4)
      seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0))
    return seen.size
  }, png.toString('base64'))
  // Tables, lines and letters, not one blank sheet.
  expect(colors).toBeGreaterThan(20)
})

/** The bytes of the file that an action saves, in either host. */
async function saved(
  app: RunningHost,
  page: Page,
  folder: string,
  action: () => Promise<void>,
): Promise<Buffer> {
  if (app.electron === null) {
    const waiting = page.waitForEvent('download')
    await action()
    return readFile(await (await waiting).path())
  }
  const path = join(folder, `saved-${Date.now()}`)
  const done = app.electron.evaluate(
    ({ session }, to) =>
      new Promise<string>((resolve) => {
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(to)
          item.once('done', (_done, state) => resolve(state))
        })
      }),
    path,
  )
  await action()
  expect(await done).toBe('completed')
  return readFile(path)
}
