import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { python } from '../python'

const execute = promisify(execFile)

/** An env.py that takes the database from the environment. */
export const envFromEnvironment = `import os
from alembic import context
from sqlalchemy import create_engine, pool

url = os.environ["DATABASE_URL"]
if context.is_offline_mode():
    context.configure(url=url)
    with context.begin_transaction():
        context.run_migrations()
else:
    with create_engine(url, poolclass=pool.NullPool).connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
`

/** Runs one `alembic` command in a project's folder; answers what it printed. Fails where it does. */
export async function alembicCommand(
  folder: string,
  url: string,
  ...words: readonly string[]
): Promise<string> {
  const { stdout } = await execute(python, ['-W', 'ignore', '-m', 'alembic', ...words], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: url, PYTHONDONTWRITEBYTECODE: '1', PYTHONHASHSEED: '0' },
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout
}
