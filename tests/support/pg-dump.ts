import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FreshDatabase } from './databases'

/** What pg_dump says of the schema of a database, without what differs between two runs of it. */
export async function dumped(database: FreshDatabase): Promise<string> {
  const text = await run('pg_dump', database, ['--schema-only', '--no-owner'], '')
  return text
    .split('\n')
    .filter((line) => !/^\\(un)?restrict /.test(line))
    .join('\n')
}

/** Runs a script as pg_dump writes it; fails at its first error. */
export async function restore(database: FreshDatabase, script: string): Promise<void> {
  await run(
    'psql',
    database,
    ['--no-psqlrc', '--quiet', '--set', 'ON_ERROR_STOP=1', '--output', '/dev/null'],
    script,
  )
}

async function run(
  tool: string,
  { target, password }: FreshDatabase,
  options: readonly string[],
  input: string,
): Promise<string> {
  if (target.kind !== 'server') throw new Error('only servers have a dump tool')
  const { host, port, user, database } = target
  const place = ['--host', host, '--port', String(port), '--username', user]
  return new Promise((resolve, reject) => {
    const child = spawn(binary(tool), [...options, ...place, '--dbname', database], {
      env: { ...process.env, PGPASSWORD: password ?? '' },
    })
    let [output, errors] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${tool} ended with ${code}: ${errors}`)),
    )
    // A script that fails is not read to its end; how it ended says why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

/** Debian keeps each version's own tool beside its server; another version's would refuse a newer server. */
function binary(tool: string): string {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian) : []
  const found = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(debian, version, 'bin', tool))
    .find((file) => existsSync(file))
  return found ?? tool
}
