import { mkdtemp, rm, chmod } from 'node:fs/promises'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { ServerTarget } from '#contract/connection'
import { testConnection } from '#engine/connections/test'
import { makeCertificates } from '../../support/certificates'
import { connectionTo, freshEngine } from '../../support/engine'
import { startMariadb } from '../../support/mariadb'
import { startPostgres } from '../../support/postgres'
import { targetOf, type RunningServer } from '../../support/server'

let folder: string
let encrypted: { postgres: RunningServer; mariadb: RunningServer }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'varve-tls-'))
  await chmod(folder, 0o755)
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'mysql'], { encoding: 'utf8' }))
  const made = await makeCertificates(
    folder,
    process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : null,
  )
  const [postgres, mariadb] = await Promise.all([
    startPostgres({ tls: true }),
    startMariadb({
      arguments: [`--ssl-ca=${made.caFile}`, `--ssl-cert=${made.serverCert}`, `--ssl-key=${made.serverKey}`],
    }),
  ])
  encrypted = { postgres, mariadb }
})
afterAll(async () => {
  await Promise.all([encrypted.postgres.stop(), encrypted.mariadb.stop()])
  await rm(folder, { recursive: true, force: true })
})

/** The TLS layer of a test that prefers TLS and fails behind it. */
async function tlsOf(target: ServerTarget, password: string | null) {
  const engine = await freshEngine()
  const prefers: ServerTarget = { ...target, tls: { ...target.tls, mode: 'prefer' } }
  const { layers, error } = await testConnection(engine.sessions, connectionTo(prefers), password)
  return { code: error?.code, ...layers.find(({ layer }) => layer === 'tls') }
}

test.each(['postgres', 'mariadb'] as const)(
  '%s: a sign-in refused tells whether TLS was used',
  async (kind) => {
    const database = kind === 'postgres' ? 'postgres' : 'mysql'
    const [plain, secure] = [targetOf(inject(kind), database), targetOf(encrypted[kind], database)]
    expect(await tlsOf(secure, 'wrong')).toMatchObject({
      code: 'authentication',
      state: 'passed',
      detail: 'The link was encrypted.',
    })
    expect(await tlsOf(plain, 'wrong')).toMatchObject({
      code: 'authentication',
      state: 'not-needed',
      detail: 'The link is not encrypted: the server offers no TLS, or refuses it.',
    })
    const missing = { ...plain, database: 'no such database' }
    expect(await tlsOf(missing, inject(kind).password)).toMatchObject({
      code: 'no-such-database',
      state: 'not-needed',
    })
    // Nothing was opened, so nothing is known.
    expect(await tlsOf(secure, null)).toMatchObject({ code: 'password-needed', state: 'not-reached' })
  },
)
