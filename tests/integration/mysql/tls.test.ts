import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TlsMode } from '#contract/connection'
import { mysql } from '#engine/dialects/mysql/index'
import { makeCertificates, type Certificates } from '../../support/certificates'
import { sessionOptions } from '../../support/databases'
import { failure } from '../../support/failure'
import { startMariadb } from '../../support/mariadb'
import { targetOf, type RunningServer } from '../../support/server'

let folder: string
let made: Certificates
let server: RunningServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'varve-tls-'))
  await chmod(folder, 0o755)
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'mysql'], { encoding: 'utf8' }))
  made = await makeCertificates(folder, process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : null)
  server = await startMariadb({
    arguments: [`--ssl-ca=${made.caFile}`, `--ssl-cert=${made.serverCert}`, `--ssl-key=${made.serverKey}`],
  })
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const connect = (mode: TlsMode, host: string, caFile: string | null, client = false) =>
  mysql.connect(
    {
      ...targetOf(server, 'mysql'),
      host,
      tls: {
        mode,
        caFile,
        certFile: client ? made.clientCert : null,
        keyFile: client ? made.clientKey : null,
      },
    },
    server.password,
    sessionOptions(),
  )

test.each([
  ['prefer', '127.0.0.1', false],
  ['require', '127.0.0.1', false],
  ['verify-ca', '127.0.0.1', true],
  ['verify-full', 'localhost', true],
] as const)('%s to %s is encrypted', async (mode, host, ca) => {
  const session = await connect(mode, host, ca ? made.caFile : null, ca)
  expect(session.server.tls).toMatch(/^TLSv1\.[23]/)
  await session.close()
})

test('disable is not encrypted', async () => {
  const session = await connect('disable', '127.0.0.1', null)
  expect(session.server.tls).toBeNull()
  await session.close()
})

test('another CA is refused', async () => {
  expect((await failure(connect('verify-ca', 'localhost', made.otherCaFile))).code).toBe('tls')
  expect((await failure(connect('verify-full', 'localhost', made.otherCaFile))).code).toBe('tls')
})

test('no CA file means the CAs of the system', async () => {
  expect((await failure(connect('verify-full', 'localhost', null))).code).toBe('tls')
})

test('a certificate for another host is refused, an IP address too', async () => {
  const error = await failure(connect('verify-full', '127.0.0.1', made.caFile))
  expect(error.code).toBe('tls')
  expect(error.advice).not.toBeNull()
})
