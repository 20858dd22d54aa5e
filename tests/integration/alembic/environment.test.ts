import { setTimeout as wait } from 'node:timers/promises'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { call } from '@orpc/server'
import { router } from '#engine/operations/index'
import { pythonProjectOf } from '#engine/python/project-place'
import { checkPython } from '#engine/python/check'
import { runPython, type PythonWork } from '#engine/python/run-python'
import { freshEngine } from '../../support/engine'
import { failure } from '../../support/failure'
import { folderWith } from '../../support/folder'
import { alembicProject, allowed, environmentIn } from '../../support/python-project'

async function run(program: string, more: Partial<PythonWork> = {}) {
  const folder = await folderWith({})
  const answers: string[] = []
  const output: string[] = []
  const end = await runPython({
    python: await allowed(folder),
    program,
    input: null,
    folder,
    environment: {},
    timeoutMs: 20_000,
    signal: null,
    secrets: [],
    mostAnswered: 1024 * 1024,
    mostBytes: 1024 * 1024,
    longestAnswer: 1024 * 1024,
    answer: (line) => answers.push(line),
    output: (line) => output.push(line),
    ...more,
  })
  return { end, answers, output, folder }
}

/** Whether a process runs; one that has ended and waits for its parent does not. */
async function runs(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat !== '' && stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z'
}

async function isGone(pid: number): Promise<boolean> {
  expect(pid).toBeGreaterThan(1)
  for (let tries = 0; tries < 100; tries++) {
    if (!(await runs(pid))) return true
    await wait(20)
  }
  return false
}

test('answers, output and the exit code are told apart', async () => {
  const program = 'import sys\nprint("yes")\nprint("grumble", file=sys.stderr)\nsys.exit(3)'
  const { end, answers, output } = await run(program)
  expect(answers).toEqual(['yes'])
  expect(output).toEqual(['grumble'])
  expect(end).toMatchObject({ kind: 'exited', exitCode: 3, signal: null, beyond: 0 })
})

test('what it is told stands neither on the command line nor in its environment', async () => {
  const program = `import json, os, sys
told = json.load(sys.stdin)
seen = open("/proc/self/cmdline").read() + open("/proc/self/environ").read()
print(told["secret"] in seen, len(told["secret"]))`
  const { answers } = await run(program, { input: { secret: 'hidden-word-7f3a' } })
  expect(answers).toEqual(['False 16'])
})

test('one that hangs is ended, with a child that holds its output', async () => {
  const program = `import subprocess, sys, time
child = subprocess.Popen(["sleep", "600"])
print(child.pid, flush=True)
time.sleep(600)`
  const started = Date.now()
  const { end, answers } = await run(program, { timeoutMs: 2000 })
  expect(end.kind).toBe('timeout')
  expect(Date.now() - started).toBeLessThan(6000)
  expect(await isGone(Number(answers[0]))).toBe(true)
})

test('one that ignores SIGTERM, with a child that does, is killed', async () => {
  const program = `import os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.fork()
os.write(1, b"%d\\n" % os.getpid())
time.sleep(600)`
  const cancel = new AbortController()
  const pids: string[] = []
  const answer = (line: string) => {
    if (pids.push(line) === 2) cancel.abort()
  }
  const { end } = await run(program, { signal: cancel.signal, timeoutMs: null, answer })
  expect(end).toMatchObject({ kind: 'cancelled', signal: 'SIGKILL' })
  for (const pid of pids) expect(await isGone(Number(pid))).toBe(true)
})

test('a child that stays behind is ended, and does not hold up the end', async () => {
  const program = `import subprocess
print(subprocess.Popen(["sleep", "600"]).pid)`
  const started = Date.now()
  const { end, answers } = await run(program)
  expect(end.kind).toBe('exited')
  expect(Date.now() - started).toBeLessThan(20_000)
  expect(await isGone(Number(answers[0]))).toBe(true)
})

test('of 100 MB the first are taken and the rest is counted', async () => {
  const program = `import sys
line = "x" * 1023 + "\\n"
for _ in range(100 * 1024):
    sys.stderr.write(line)
print("end")`
  const { end, answers, output } = await run(program)
  expect(output).toHaveLength(1024)
  expect(end.lastLines).toHaveLength(200)
  expect(end.beyond).toBe(99 * 1024 * 1024)
  expect(answers).toEqual(['end'])
})

test('one line without an end is cut', async () => {
  const { output, end } = await run('import sys\nsys.stderr.write("x" * 300000)')
  expect(output.map((line) => line.length)).toEqual([64 * 1024])
  expect(end.lastLines[0]?.endsWith(' …')).toBe(true)
})

test('a password is blanked in every spelling, also across the cut of a long line', async () => {
  const password = `p@ss: 'wörd"%\\`
  const program = `import json, sys, urllib.parse
secret = json.load(sys.stdin)
err = sys.stderr
print(secret, file=err)
print(repr(secret), file=err)
print(json.dumps(secret), file=err)
print(urllib.parse.quote(secret, safe=""), urllib.parse.quote_plus(secret), file=err)
print("postgresql://u:%s@h/d" % urllib.parse.quote(secret, safe="").replace("%", "%%"), file=err)
print("x" * (64 * 1024 - 3) + secret, file=err)`
  const { output } = await run(program, { input: password, secrets: [password] })
  expect(output).toHaveLength(6)
  for (const line of output) {
    expect(line).not.toContain('ss:')
    expect(line).not.toMatch(/w(ö|%C3|\\)/i)
  }
  expect(output[5]?.slice(-4)).toBe('x***')
})

test('what is no Python is told', async () => {
  const folder = await folderWith({})
  const truth = await environmentIn(folder, 'truth', '#!/bin/sh\nexit 0\n')
  const check = async (path: string) => failure(checkPython(await allowed(folder, path), null))
  const silent = await check(truth)
  expect(silent.code).toBe('python-failed')
  expect(silent.message).toContain('did not answer as a Python')
  const shell = await check(await environmentIn(folder, 'shell', '#!/bin/sh\necho odd >&2\nexit 7\n'))
  expect(shell.message).toContain('exit code 7')
  expect(shell.message).toContain('odd')
  const missing = await check(join(folder, 'none/bin/python'))
  expect(missing.message).toContain('it is not there any more')
  const lost = await check(await environmentIn(folder, 'lost', '#!/nowhere/interpreter\n'))
  expect(lost.code).toBe('python-failed')
})

test('a check tells versions and drivers, and leaves no file behind', async () => {
  const folder = await folderWith({ 'alembic.py': 'raise SystemExit("imported")' })
  const check = await checkPython(await allowed(folder, await environmentIn(folder)), null)
  expect(check.alembic).toMatch(/^1\./)
  expect(check.sqlalchemy).toMatch(/^[12]\./)
  expect(check.python).toMatch(/^3\./)
  expect(Object.keys(check.drivers)).toEqual(expect.arrayContaining(['psycopg2', 'pymysql']))
  expect(check.missing).toEqual([])
  expect(existsSync(join(folder, '__pycache__'))).toBe(false)
})

test('a check says exactly what is missing', async () => {
  const folder = await folderWith({})
  // -S leaves out the packages of the system.
  const bare = await environmentIn(folder, 'bare', '#!/bin/sh\nexec /usr/bin/python3 -S "$@"\n')
  const { missing } = await checkPython(await allowed(folder, bare), null)
  expect(missing.map((text) => text.split(' ', 2).join(' '))).toEqual([
    'Alembic is',
    'SQLAlchemy is',
    'No database',
  ])
})

test('the project’s Pythons are listed, allowed with a check, chosen and forgotten', async () => {
  const engine = await freshEngine()
  const { folder } = await alembicProject({})
  const own = await environmentIn(folder)
  const context = { engine }
  const { candidates, notice } = await call(router.python.list, { folder }, { context })
  expect(notice).toBe(null)
  expect(candidates[0]).toMatchObject({ path: own, reason: 'venv', allowed: false, check: null })
  expect((await failure(engine.pythons.use(folder))).code).toBe('python-not-allowed')
  expect((await failure(engine.pythons.check(folder, own))).code).toBe('python-not-allowed')
  expect((await failure(engine.pythons.allow(folder, '/nowhere/python'))).message).toContain('not among')

  const allowing = await call(router.python.allow, { folder: `${folder}/`, path: own }, { context })
  expect(allowing).toMatchObject({ path: own, allowed: true, check: { missing: [] } })
  expect((await engine.pythons.use(folder)).path).toBe(own)

  const chosen = await environmentIn(folder, 'elsewhere/env')
  await expect(engine.pythons.choose(folder, 'relative/python')).rejects.toThrow('no program')
  const after = await call(router.python.choose, { folder, path: chosen }, { context })
  expect(after.candidates[0]).toMatchObject({ path: chosen, reason: 'chosen', allowed: false })
  // What was chosen is not passed over for one that happens to be allowed.
  expect((await failure(engine.pythons.use(folder))).code).toBe('python-not-allowed')
  await call(router.python.choose, { folder, path: null }, { context })
  expect((await engine.pythons.use(folder)).path).toBe(own)
  await call(router.python.forget, { folder, path: own }, { context })
  expect((await failure(engine.pythons.use(folder))).code).toBe('python-not-allowed')
})

test('a project tells its Python where its settings and addresses are', async () => {
  const folder = await folderWith({
    'backend/alembic.ini': '[alembic]\nscript_location = db\nsqlalchemy.url = postgresql+asyncpg://u:p@h/d\n',
    'backend/db/env.py': '',
    'backend/db/versions/a.py': 'revision = "a"\ndown_revision = None\n',
    'backend/.env': 'APP_DATABASE_URL=postgresql+psycopg2://u:p@h/d\n',
  })
  expect(await pythonProjectOf(folder)).toMatchObject({
    folder,
    ini: join(folder, 'backend/alembic.ini'),
    pyproject: null,
    section: 'alembic',
    scriptFolder: join(folder, 'backend/db'),
    urls: expect.arrayContaining([
      { name: 'sqlalchemy.url', driver: 'asyncpg' },
      { name: 'APP_DATABASE_URL', driver: 'psycopg2' },
    ]),
  })
})
