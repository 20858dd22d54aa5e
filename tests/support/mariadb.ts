import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createConnection } from 'mysql2/promise'
import type { RunningServer } from './server'

const run = promisify(execFile)

/** What a test may ask of its own server beyond the usual. */
export interface MariadbOptions {
  /** More arguments for the server, such as `--ssl-cert=…`. */
  readonly arguments?: readonly string[]
}

/** Starts a MariaDB of its own in a temporary folder, on a free port of 127.0.0.1. */
export async function startMariadb(options: MariadbOptions = {}): Promise<RunningServer> {
  const server = program('mariadbd', ['/usr/sbin', '/usr/libexec', '/usr/local/bin', '/opt/homebrew/bin'])
  const install = program('mariadb-install-db', ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'])
  const folder = await mkdtemp(join(tmpdir(), 'varve-mariadb-'))
  const asRoot = process.getuid?.() === 0
  if (asRoot) await giveToMysql(folder)
  const user = asRoot ? ['--user=mysql'] : []
  const data = join(folder, 'data')
  const password = 'a password: 100% "hostile" \\ \'quoted\' ä'
  const init = join(folder, 'init.sql')
  try {
    await run(install, [
      '--no-defaults',
      ...user,
      `--datadir=${data}`,
      `--tmpdir=${folder}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--skip-name-resolve',
    ])
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  await writeFile(init, administrator(password))
  const port = await freePort()
  const args = [
    '--no-defaults',
    ...user,
    `--datadir=${data}`,
    // A starting server removes what looks like its own from the shared folder for temporary files.
    `--tmpdir=${folder}`,
    `--socket=${join(folder, 's.sock')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--log-error=${join(folder, 'log')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-log-bin',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-flush-method=nosync',
    '--innodb-buffer-pool-size=64M',
    '--innodb-lock-wait-timeout=20',
    ...(options.arguments ?? []),
  ]
  const begin = (more: readonly string[]): ChildProcess =>
    spawn(server, [...args, ...more], { stdio: 'ignore' })
  // The accounts are made once.
  let child = begin([`--init-file=${init}`])
  const running: RunningServer = {
    dialect: 'mysql',
    host: '127.0.0.1',
    port,
    user: 'varve',
    password,
    get pid() {
      return child.pid ?? 0
    },
    again: async () => {
      child = begin([])
      await answers(running, child)
    },
    stop: () => stop(child, folder),
  }
  try {
    await answers(running, child)
  } catch (error) {
    const log = await readFile(join(folder, 'log'), 'utf8').catch(() => '')
    await running.stop()
    throw new Error(`MariaDB did not start: ${String(error)}\n${log.slice(-2000)}`, { cause: error })
  }
  return running
}

/** The initial file is read one statement a line. */
function administrator(password: string): string {
  const literal = `'${password.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
  return ['%', 'localhost', '127.0.0.1']
    .map((host) => `'varve'@'${host}'`)
    .flatMap((account) => [
      `create user ${account} identified by ${literal};`,
      `grant all privileges on *.* to ${account} with grant option;`,
    ])
    .join('\n')
}

function program(name: string, folders: readonly string[]): string {
  const path = [...(process.env['PATH'] ?? '').split(':'), ...folders]
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((candidate) => existsSync(candidate))
  if (path === undefined)
    throw new Error(`The tests need MariaDB's ${name}; on Debian: apt-get install mariadb-server.`)
  return path
}

async function giveToMysql(folder: string): Promise<void> {
  const { stdout } = await run('id', ['-u', 'mysql'])
  await chown(folder, Number(stdout), -1)
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('the system gave no port')
  return address.port
}

async function answers(server: RunningServer, child: ChildProcess): Promise<void> {
  const { host, port, user, password } = server
  const until = Date.now() + 30_000
  for (;;) {
    try {
      const connection = await createConnection({ host, port, user, password })
      await connection.end()
      return
    } catch (error) {
      if (child.exitCode !== null || Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
  await rm(folder, { recursive: true, force: true })
}
