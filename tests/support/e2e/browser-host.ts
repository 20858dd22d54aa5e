import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium } from '@playwright/test'
import { checkout, hostEnv, sandboxSwitches, type LaunchOptions, type RunningHost } from './running-host'

/** Starts the Chromium in which every test of a worker has a profile of its own. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: sandboxSwitches,
  })
}

/** Starts the built browser host and opens its one-time address in a fresh profile of this Chromium. */
export async function launchBrowserHost(
  browser: Browser,
  { dataFolder, folder }: LaunchOptions,
): Promise<RunningHost> {
  const args = [join(checkout, 'dist/browser/host.js'), '--no-open', ...(folder === null ? [] : [folder])]
  const host = spawn(process.execPath, args, {
    env: hostEnv(dataFolder),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const address = await printedAddress(host)
    const context = await browser.newContext({ viewport: { width: 1280, height: 820 } })
    const page = await context.newPage()
    await page.goto(address)
    return {
      page,
      address,
      electron: null,
      async openWindow() {
        const other = await context.newPage()
        await other.goto(new URL('/', address).href)
        return other
      },
      async close() {
        await context.close()
        await end(host)
      },
    }
  } catch (error) {
    await end(host)
    throw error
  }
}

/** Ends the host as Ctrl-C does. */
async function end(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return
  const exited = once(host, 'exit')
  host.kill('SIGINT')
  const timer = setTimeout(() => host.kill('SIGKILL'), 10_000)
  await exited
  clearTimeout(timer)
}

async function printedAddress(host: ChildProcess): Promise<string> {
  if (host.stdout === null) throw new Error('the browser host has no standard output')
  for await (const line of createInterface({ input: host.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\/open\/[\w-]+/.exec(line)
    if (address !== null) return address[0]
  }
  throw new Error('the browser host ended without printing its address')
}
