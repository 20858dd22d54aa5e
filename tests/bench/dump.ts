import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FreshDatabase } from '../support/databases'

/** Runs the server's own dump tool for the schema alone, and throws its output away. */
export async function dumpSchema({ kind, target, password }: FreshDatabase): Promise<void> {
  if (target.kind !== 'server') throw new Error('only servers have a dump tool')
  const { host, port, user, database } = target
  if (kind === 'postgres') {
    const place = ['--host', host, '--port', String(port), '--username', user]
    await finished(pgDump(), ['--schema-only', ...place, database], { PGPASSWORD: password ?? '' })
  } else {
    const place = ['--protocol=tcp', `--host=${host}`, `--port=${port}`, `--user=${user}`]
    const args = ['--no-data', '--skip-lock-tables', ...place, database]
    await finished('mariadb-dump', ['--no-defaults', ...args], { MYSQL_PWD: password ?? '' })
  }
}

/** Debian keeps each version's own tool beside its server; another version's would refuse a newer server. */
function pgDump(): string {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian) : []
  const found = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(debian, version, 'bin', 'pg_dump'))
    .find((file) => existsSync(file))
  return found ?? 'pg_dump'
}

function finished(command: string, args: readonly string[], secrets: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const tool = spawn(command, args, {
      env: { ...process.env, ...secrets },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    tool.stdout.resume()
    tool.on('error', reject)
    tool.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${command} ended with ${code}`))
    })
  })
}
