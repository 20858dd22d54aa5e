import { join } from 'node:path'
import type { FreshDatabase } from '../support/databases'
import { runPython } from '../support/python'

/** Milliseconds that SQLAlchemy's reflection of the whole database takes, its start not counted. */
export async function reflect({ kind, target, password }: FreshDatabase): Promise<number> {
  if (target.kind !== 'server') throw new Error('only servers are reflected')
  const { host, port, user, database } = target
  const driver = kind === 'postgres' ? 'postgresql+psycopg2' : 'mysql+pymysql'
  const url = `${driver}://${user}:${encodeURIComponent(password ?? '')}@${host}:${port}/${database}`
  const [ms = ''] = (await runPython(join(import.meta.dirname, 'reflect.py'), url)).split(' ')
  return Number(ms)
}
