import { join } from 'node:path'
import type { Session } from '#engine/dialects/dialect'
import { sqlalchemyUrl } from '../support/alembic/alembic-process'
import type { FreshDatabase } from '../support/databases'
import { runPython } from '../support/python'

/** Milliseconds that SQLAlchemy's reflection of the whole database takes, its start not counted. */
export async function reflect(session: Session, { target, password }: FreshDatabase): Promise<number> {
  const url = await sqlalchemyUrl(session, target, password)
  const [ms = ''] = (await runPython(join(import.meta.dirname, 'reflect.py'), url)).split(' ')
  return Number(ms)
}
