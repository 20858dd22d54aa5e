import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Target } from '#contract/connection'
import type { Session } from '#engine/dialects/dialect'
import { onTestFinished } from 'vitest'
import { python } from '../python'

/** Alembic itself, in a process that takes its commands one by one. */
export interface AlembicProcess {
  /** Answers when the command is done; throws with Python's words where it fails. */
  run(command: 'upgrade' | 'downgrade', revision: string): Promise<void>
}

/** Starts Debian's own Alembic in a project's folder, on a database. */
export function startAlembic(
  folder: string,
  url: string,
  more: Readonly<Record<string, string>> = {},
): AlembicProcess {
  const child = spawn(python, ['-W', 'ignore', 'drive.py'], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: url, PYTHONDONTWRITEBYTECODE: '1', ...more },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000)
  })
  const waiting: { done: () => void; failed: (error: Error) => void }[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    const next = waiting.shift()
    if (line === 'done') next?.done()
    else next?.failed(new Error(`Alembic: ${line.replaceAll('\\n', '\n')}`))
  })
  child.once('close', (code) => {
    for (const { failed } of waiting.splice(0))
      failed(
        new Error(
          `Alembic ended with ${code}: ${log}\nOn Debian: apt-get install python3-alembic python3-psycopg2 python3-pymysql`,
        ),
      )
  })
  onTestFinished(() => {
    child.kill()
  })
  return {
    run: (command, revision) =>
      new Promise((done, failed) => {
        waiting.push({ done, failed })
        child.stdin.write(`${command} ${revision}\n`)
      }),
  }
}

/** The database's address as SQLAlchemy takes it, for an account whose password every driver can send. */
export async function sqlalchemyUrl(
  session: Session,
  target: Target,
  password: string | null,
): Promise<string> {
  if (target.kind !== 'server') throw new Error('Alembic needs a server.')
  const { host, port, database } = target
  if (target.dialect === 'postgres')
    return `postgresql+psycopg2://${encodeURIComponent(target.user)}:${encodeURIComponent(password ?? '')}@${host}:${port}/${database}`
  // PyMySQL sends a password as Latin 1.
  for (const from of ['%', 'localhost'])
    await session.run(
      `grant all privileges on *.* to 'alembic'@'${from}' identified by 'alembic' with grant option`,
    )
  return `mysql+pymysql://alembic:alembic@${host}:${port}/${database}?charset=utf8mb4`
}
