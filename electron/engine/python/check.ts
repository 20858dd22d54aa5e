import type { PythonCheck } from '#contract/python'
import { converse, refuseUnlessDone } from './conversation'
import type { AllowedPython } from './permission'
import { checkProgram } from './programs/check-program'

const timeoutMs = 10_000

/** Packages by the name they are installed under, with the module each brings. */
const drivers: Record<string, string> = {
  psycopg2: 'psycopg2',
  'psycopg2-binary': 'psycopg2',
  psycopg: 'psycopg',
  asyncpg: 'asyncpg',
  pg8000: 'pg8000',
  PyMySQL: 'pymysql',
  aiomysql: 'aiomysql',
  asyncmy: 'asyncmy',
  mysqlclient: 'MySQLdb',
  'mysql-connector-python': 'mysql.connector',
}
/** What is shown for a package, where that is not its name. */
const shownAs: Record<string, string> = {
  'psycopg2-binary': 'psycopg2',
  PyMySQL: 'pymysql',
  'mysql-connector-python': 'mysql-connector',
}

/** Asks a Python once what it has; nothing of the project is imported. */
export async function checkPython(python: AllowedPython, signal: AbortSignal | null): Promise<PythonCheck> {
  const packages = [['alembic', 'alembic'], ['SQLAlchemy', 'sqlalchemy'], ...Object.entries(drivers)]
  const told = {
    python,
    program: checkProgram,
    purpose: 'tell what it has installed',
    input: { packages },
    folder: python.folder,
    environment: {},
    timeoutMs,
    signal,
    secrets: [],
  }
  const conversation = await converse(told)
  refuseUnlessDone(told, conversation)
  const { answers } = conversation
  const version = answers.find(({ kind }) => kind === 'python')?.['version']
  const found = versions(answers.find(({ kind }) => kind === 'packages')?.['found'])
  const checked = {
    python: String(version),
    alembic: found['alembic'] ?? null,
    sqlalchemy: found['SQLAlchemy'] ?? null,
    drivers: Object.fromEntries(
      Object.keys(drivers).flatMap((name) => {
        const has = found[name]
        return has === undefined ? [] : [[shownAs[name] ?? name, has]]
      }),
    ),
  }
  return { ...checked, missing: missingOf(python.path, checked), checkedAt: new Date().toISOString() }
}

function versions(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

function missingOf(path: string, found: Omit<PythonCheck, 'missing' | 'checkedAt'>): string[] {
  const missing: string[] = []
  const [major = 0, minor = 0] = found.python.split('.').map(Number)
  if (major < 3 || (major === 3 && minor < 6))
    missing.push(`${path} is Python ${found.python}; Alembic needs 3.6 or newer.`)
  if (found.alembic === null) missing.push(`Alembic is not installed for ${path}.`)
  if (found.sqlalchemy === null) missing.push(`SQLAlchemy is not installed for ${path}.`)
  if (Object.keys(found.drivers).length === 0)
    missing.push(
      `No database driver is installed for ${path}: SQL can be rendered, but nothing can be run (psycopg2, psycopg or asyncpg for PostgreSQL; PyMySQL, mysqlclient or aiomysql for MySQL).`,
    )
  return missing
}
