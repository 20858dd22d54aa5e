import type { Page } from '@playwright/test'
import { z } from 'zod'

/** What a window showed while something was done in it. */
export interface Measured {
  /** Milliseconds from frame to frame. */
  readonly times: readonly number[]
  /** Milliseconds of the processor a frame, in the page's own thread. */
  readonly busy: number
  /** Milliseconds of the processor that the longest stretch of work in that thread took: what else the machine does is not in it. */
  readonly longestTask: number
}

/** The frames of a window while something is done in it, in the window's own timeline. */
export async function framesWhile(page: Page, work: () => Promise<unknown>): Promise<Measured> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  // Of the processor, so that what else runs on the machine does not count.
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
  await page.evaluate(() => {
    const times: number[] = []
    const count = (at: number) => {
      times.push(at)
      Object.assign(window, { frameId: requestAnimationFrame(count) })
    }
    Object.assign(window, { frameTimes: times, frameId: requestAnimationFrame(count) })
  })
  const browser = page.context().browser()
  await browser?.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
  const before = await busy()
  await work()
  const spent = (await busy()) - before
  const trace = (await browser?.stopTracing())?.toString('utf8') ?? null
  const at = await page.evaluate(() => {
    const { frameTimes, frameId } = window as unknown as { frameTimes: number[]; frameId: number }
    cancelAnimationFrame(frameId)
    return frameTimes
  })
  await session.detach()
  const times = at.slice(1).map((time, i) => time - (at[i] ?? time))
  return { times, busy: spent / times.length, longestTask: trace === null ? Number.NaN : longestTask(trace) }
}

const Trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      tdur: z.number().optional(),
      args: z.object({ name: z.unknown().optional() }).optional(),
    }),
  ),
})

function longestTask(trace: string): number {
  const { traceEvents } = Trace.parse(JSON.parse(trace))
  const place = ({ pid, tid }: { pid: number; tid: number }) => `${pid} ${tid}`
  const pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(place),
  )
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && pages.has(place(event)))
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1000
}

/** `  scrolled  median 17 ms, 95 % 17 ms, longest 33 ms; page busy 3.1 ms a frame (240 frames)`. */
export function told(what: string, { times, busy, longestTask: task }: Measured): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(0)
  return `  ${what.padEnd(28)} median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms; page busy ${busy.toFixed(1)} ms a frame, ${task.toFixed(0)} ms at a stretch (${times.length} frames)`
}

/** Writes lines past the test runner's own report. */
export function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
