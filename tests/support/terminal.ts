import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { main } from '../../electron/hosts/cli/main'
import * as performer from '../../electron/hosts/cli/perform'

/** What a command left behind it. */
export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A terminal whose commands reach one database, with a data folder of its own, and more in its environment. */
export async function terminal(
  url: string | null,
  more: NodeJS.ProcessEnv = {},
): Promise<(...argv: string[]) => Promise<Ended>> {
  const data = await mkdtemp(join(tmpdir(), 'varve-data-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  return async (...argv) => {
    vi.stubEnv('VARVE_DATA', data)
    const environment = url === null ? more : { VARVE_URL: url, ...more }
    const written = { out: '', err: '' }
    const to = (which: 'out' | 'err') => (chunk: string | Uint8Array) => {
      written[which] += String(chunk)
      return true
    }
    const out = vi.spyOn(process.stdout, 'write').mockImplementation(to('out'))
    const err = vi.spyOn(process.stderr, 'write').mockImplementation(to('err'))
    try {
      return { code: await main(argv, environment, () => Promise.resolve(performer)), ...written }
    } finally {
      out.mockRestore()
      err.mockRestore()
      vi.unstubAllEnvs()
    }
  }
}
