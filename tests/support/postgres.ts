import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, chown, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import type { RunningServer } from './server'
import { makeCertificates, type Certificates } from './certificates'

const execute = promisify(execFile)
const password = 'varve test: p@ss/word'

/** A PostgreSQL of a test's own, with what only tests of sockets and TLS need. */
export interface RunningPostgres extends RunningServer {
  readonly socketFolder: string
  readonly certificates: Certificates | null
}

/** Starts a PostgreSQL on a free loopback port, in a temporary folder, for one test run. */
export async function startPostgres({ tls = false } = {}): Promise<RunningPostgres> {
  const bin = await findBinaries()
  const owner = await ownerIds()
  const folder = await mkdtemp(join(tmpdir(), 'varve-pg-'))
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password)
  if (owner !== null) for (const path of [folder, passwordFile]) await chown(path, owner.uid, owner.gid)
  const as = owner ?? {}
  await execute(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      '--pwfile',
      passwordFile,
      '-E',
      'UTF8',
      '--locale=C',
      '-N',
    ],
    { ...as, cwd: folder },
  )
  const certificates = tls ? await makeCertificates(folder, owner) : null
  const port = await freePort()
  await appendFile(join(data, 'postgresql.conf'), configuration(port, folder, certificates))
  const begin = async (): Promise<ChildProcess> => {
    const child = spawn(join(bin, 'postgres'), ['-D', data], {
      ...as,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await ready(child, join(data, 'postmaster.pid'))
    return child
  }
  let server = await begin()
  return {
    dialect: 'postgres',
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    get pid() {
      return server.pid ?? -1
    },
    again: async () => {
      // The backends of a postmaster that was killed hold its memory until they have noticed.
      for (const until = Date.now() + 20_000; ;) {
        try {
          server = await begin()
          return
        } catch (error) {
          if (Date.now() > until) throw error
          await new Promise((resolve) => setTimeout(resolve, 200))
        }
      }
    },
    socketFolder: folder,
    certificates,
    stop: async () => {
      await ended(server)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function configuration(port: number, folder: string, certificates: Certificates | null): string {
  const lines = [
    `listen_addresses = '127.0.0.1'`,
    `port = ${port}`,
    `unix_socket_directories = '${folder}'`,
    'fsync = off',
    'synchronous_commit = off',
    'full_page_writes = off',
    'max_connections = 60',
    // pg_dump holds a lock for every table.
    'max_locks_per_transaction = 512',
  ]
  if (certificates !== null) {
    lines.push(
      'ssl = on',
      `ssl_cert_file = '${certificates.serverCert}'`,
      `ssl_key_file = '${certificates.serverKey}'`,
      `ssl_ca_file = '${certificates.caFile}'`,
    )
  }
  return `\n${lines.join('\n')}\n`
}

/** The newest PostgreSQL under Debian's folder, or the one in PATH. */
async function findBinaries(): Promise<string> {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? await readdir(debian) : []
  const newestFirst = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(debian, version, 'bin'))
  const folders = [...newestFirst, ...(process.env['PATH'] ?? '').split(delimiter)]
  const found = folders.find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  )
  if (found === undefined) {
    throw new Error(
      'The tests need a PostgreSQL server: neither /usr/lib/postgresql/*/bin nor PATH has initdb and postgres. On Debian: apt-get install postgresql',
    )
  }
  return found
}

/** PostgreSQL refuses to run as root; Debian's package brings the user `postgres` for it. */
async function ownerIds(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null
  const line = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined || gid === undefined) {
    throw new Error('PostgreSQL does not run as root, and this machine has no user postgres to run it as.')
  }
  return { uid: Number(uid), gid: Number(gid) }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** The last line of postmaster.pid says `ready` when the server takes connections. */
async function ready(server: ChildProcess, pidFile: string): Promise<void> {
  let log = ''
  server.stderr?.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000)
  })
  for (const until = Date.now() + 30_000; Date.now() < until;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended while starting: ${log}`)
    const state = await readFile(pidFile, 'utf8').catch(() => '')
    const [pid, , , , , , , status] = state.split('\n')
    // One that was killed leaves its file.
    if (Number(pid) === server.pid && status?.startsWith('ready') === true) return
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  throw new Error(`PostgreSQL was not ready within 30 seconds: ${log}`)
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exit = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGQUIT')
  await exit
}
