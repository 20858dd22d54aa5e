import { readdir, readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'

/** Milliseconds of the processor that the window's workers have taken until now; not a number where the system does not tell. */
export async function workerTime(page: Page): Promise<number> {
  const browser = page.context().browser()
  if (browser === null) return Number.NaN
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  const times = (await Promise.all(renderers.map(({ id }) => timesOf(`/proc/${id}/task`)))).flat()
  return times.length === 0 ? Number.NaN : times.reduce((sum, time) => sum + time, 0)
}

async function timesOf(folder: string): Promise<number[]> {
  const tasks = await readdir(folder).catch(() => [])
  const stats = await Promise.all(
    tasks.map((task) => readFile(`${folder}/${task}/stat`, 'utf8').catch(() => '')),
  )
  return stats.flatMap((stat) => {
    const [, name = '', rest = ''] = /\((.*)\) (.*)/.exec(stat) ?? []
    if (!name.startsWith('DedicatedWorker')) return []
    // proc(5): utime and stime are the 14th and 15th, in hundredths of a second; the name is the 2nd.
    const [user = 0, system = 0] = rest.split(' ').slice(11, 13).map(Number)
    return [10 * (user + system)]
  })
}
