// What the tests need of the system: databases to run on, and browsers to run in.
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, say } from './run.mjs'

const needs = [
  { name: 'PostgreSQL', packages: ['postgresql'], found: () => onPath('initdb') || debianPostgres() },
  { name: 'MariaDB', packages: ['mariadb-server'], found: () => onPath('mariadbd', '/usr/sbin') },
  {
    name: 'Chromium',
    packages: ['chromium'],
    found: () => existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium'),
  },
  {
    name: 'Alembic with its PostgreSQL and MySQL drivers',
    packages: ['python3-alembic', 'python3-psycopg2', 'python3-pymysql'],
    found: () => ['alembic', 'psycopg2', 'pymysql'].every(ofDebiansPython),
  },
  { name: 'OpenSSL', packages: ['openssl'], found: () => onPath('openssl') },
  {
    name: 'Xvfb',
    packages: ['xvfb', 'xauth'],
    found: () => !needsXvfb() || (onPath('xvfb-run') && onPath('xauth')),
  },
]

/** Whether windows need a screen of their own here. */
export function needsXvfb() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
}

/** Installs what is missing on Debian as root; elsewhere names it and ends the process. */
export async function systemPackages() {
  const missing = needs.filter(({ found }) => !found())
  if (missing.length === 0) return
  const names = missing.map(({ name }) => name).join(', ')
  const packages = missing.flatMap((need) => need.packages)
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    say(`the tests need ${names}, which this system lacks (Debian: apt-get install ${packages.join(' ')}).`)
    process.exit(1)
  }
  say(`installing for the tests: ${packages.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  const { code } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
  })
  const still = missing.filter(({ found }) => !found())
  if (code === 0 && still.length === 0) return
  say(`apt-get could not install ${still.map(({ name }) => name).join(', ') || packages.join(' ')}.`)
  process.exit(1)
}

function onPath(program, ...more) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...more]
  return folders.some((folder) => existsSync(join(folder, program)))
}

// The comparisons are with Debian's own Python and its packages, not with another Python on the path.
function ofDebiansPython(module) {
  return existsSync('/usr/bin/python3') && existsSync(join('/usr/lib/python3/dist-packages', module))
}

function debianPostgres() {
  const folder = '/usr/lib/postgresql'
  if (!existsSync(folder)) return false
  return readdirSync(folder).some((version) => existsSync(join(folder, version, 'bin/initdb')))
}
