import { connect, expect, test } from '../test'
import { framesWhile, say, told } from './measure'
import { schemaOf } from './schema'
import { workerTime } from './worker-time'

test.use({ startProject: { files: { '001_nothing.sql': 'select 1;\n' } } })

for (const tables of [500, 2000])
  test(`frames of a diagram of ${tables} tables`, async ({
    page,
    frame,
    connections,
    history,
    diagram,
    postgres,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    const statements = schemaOf(tables)
    // PostgreSQL holds a lock for every table made in one transaction, and only so many.
    for (let from = 0; from < statements.length; from += 60)
      await postgres.run(statements.slice(from, from + 60).join('\n'))
    await connect({ frame, connections, history }, postgres)
    await frame.go('Schema')
    await expect(
      page.getByRole('treeitem', { name: `Tables ${tables.toLocaleString('en-US')}` }),
    ).toBeVisible()

    const turns = (x: number, y: number, zooms: boolean) =>
      page.evaluate(
        async ([deltaX, deltaY, ctrlKey]) => {
          const target = document.querySelector('.diagram-stage') ?? document.body
          for (let turn = 0; turn < 120; turn++) {
            const options = { clientX: 700, clientY: 450, bubbles: true, cancelable: true }
            target.dispatchEvent(new WheelEvent('wheel', { deltaX, deltaY, ctrlKey, ...options }))
            await new Promise(requestAnimationFrame)
          }
        },
        [x, y, zooms] as const,
      )
    const wheel = (x: number, y: number, zooms: boolean) => framesWhile(page, () => turns(x, y, zooms))
    // What this machine gives a page that draws nothing, at the same time.
    const still = await wheel(0, 0, false)
    const started = Date.now()
    const drawn = await framesWhile(page, async () => {
      await frame.go('Diagram')
      await expect(diagram.status).toHaveText(new RegExp(`^${tables.toLocaleString('en-US')} tables`))
    })
    const drawnAfter = Date.now() - started
    const worker = await workerTime(page)
    say(
      `${tables} tables: drawn ${drawnAfter} ms after the click, for which the layout's worker took ${worker} ms of the processor`,
      told('nothing drawn', still),
      told('read, laid out, drawn', drawn),
      told('all in sight, moved', await wheel(5, 3, false)),
      told('zoomed in to one table', await wheel(0, -5, true)),
      told('near, moved', await wheel(14, 8, false)),
      told('zoomed out to all', await wheel(0, 5, true)),
    )
  })
