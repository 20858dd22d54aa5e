import { connect, expect, test } from '../test'
import { schemaOf } from './schema'

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
    await expect(page.getByText(`${tables.toLocaleString('en-US')} objects`)).toBeVisible()

    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    // Of the processor, so that what else runs on the machine does not count.
    const busy = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics')
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
    }
    const wheel = async (x: number, y: number, zooms: boolean): Promise<Measured> => {
      const before = await busy()
      const times = await turned(x, y, zooms)
      return { times, busy: ((await busy()) - before) / times.length }
    }
    const turned = (x: number, y: number, zooms: boolean) =>
      page.evaluate(
        async ([deltaX, deltaY, ctrlKey]) => {
          const target = document.querySelector('.diagram-stage') ?? document.body
          const times: number[] = []
          let last = await new Promise(requestAnimationFrame)
          for (let turn = 0; turn < 120; turn++) {
            const options = { clientX: 700, clientY: 450, bubbles: true, cancelable: true }
            target.dispatchEvent(new WheelEvent('wheel', { deltaX, deltaY, ctrlKey, ...options }))
            const now = await new Promise(requestAnimationFrame)
            times.push(now - last)
            last = now
          }
          return times
        },
        [x, y, zooms] as const,
      )
    // What this machine gives a page that draws nothing, at the same time.
    const still = await wheel(0, 0, false)
    const started = Date.now()
    await frame.go('Diagram')
    await expect(diagram.status).toHaveText(new RegExp(`^${tables.toLocaleString('en-US')} tables`))
    const lines = [
      `${tables} tables: drawn ${Date.now() - started} ms after the click`,
      told('nothing drawn', still),
      told('all in sight, moved', await wheel(5, 3, false)),
      told('zoomed in to one table', await wheel(0, -5, true)),
      told('near, moved', await wheel(14, 8, false)),
      told('zoomed out to all', await wheel(0, 5, true)),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  })

interface Measured {
  readonly times: readonly number[]
  /** Milliseconds of the processor a frame, in the page's own thread. */
  readonly busy: number
}

function told(what: string, { times, busy }: Measured): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(0)
  return `  ${what.padEnd(24)} median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms; page busy ${busy.toFixed(1)} ms a frame`
}
