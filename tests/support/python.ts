import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Debian's own Python, whose Alembic and SQLAlchemy the tests compare with; another Python's packages would be others. */
export const python = '/usr/bin/python3'

/** Runs a Python script with `input` on its standard input; answers what it printed. Fails where the script does. */
export async function runPython(
  script: string,
  input: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  if (!existsSync(python)) throw new Error(`${python} is missing (Debian: apt-get install python3-alembic).`)
  const child = spawn(python, [script], {
    env: { PATH: process.env['PATH'] ?? '', PYTHONDONTWRITEBYTECODE: '1', ...environment },
  })
  const output: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code === 0) return Buffer.concat(output).toString('utf8')
  throw new Error(`${script} ended with ${code}:\n${Buffer.concat(errors).toString('utf8')}`)
}
