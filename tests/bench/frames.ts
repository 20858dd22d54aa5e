import type { Page } from '@playwright/test'

export interface Frames {
  readonly count: number
  /** Milliseconds between two frames: the median, the 95th of a hundred, the longest. */
  readonly median: number
  readonly p95: number
  readonly longest: number
  /** Frames that took so long that at least one other was left out, at the pace of an idle window. */
  readonly dropped: number
}

/** The frames of a window while something is done in it, as the window itself counts them. */
export async function framesWhile(page: Page, work: () => Promise<void>): Promise<Frames> {
  const idle = middle(await gaps(page, () => page.waitForTimeout(1000)))
  const busy = (await gaps(page, work)).toSorted((a, b) => a - b)
  return {
    count: busy.length,
    median: middle(busy),
    p95: busy[Math.floor(busy.length * 0.95)] ?? Number.NaN,
    longest: busy.at(-1) ?? Number.NaN,
    dropped: busy.filter((gap) => gap > idle * 1.5).length,
  }
}

/** `240 frames: median 16.7 ms, 95 % under 17.1 ms, longest 21 ms, 0 dropped`. */
export function framesWords({ count, median, p95, longest, dropped }: Frames): string {
  return `${count} frames: median ${median.toFixed(1)} ms, 95 % under ${p95.toFixed(1)} ms, longest ${longest.toFixed(0)} ms, ${dropped} dropped`
}

async function gaps(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    const frame = (at: number) => {
      times.push(at)
      Object.assign(window, { frameId: requestAnimationFrame(frame) })
    }
    Object.assign(window, { frameTimes: times, frameId: requestAnimationFrame(frame) })
  })
  await work()
  const times = await page.evaluate(() => {
    const { frameTimes, frameId } = window as unknown as { frameTimes: number[]; frameId: number }
    cancelAnimationFrame(frameId)
    return frameTimes
  })
  return times.slice(1).map((at, i) => at - (times[i] ?? at))
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
