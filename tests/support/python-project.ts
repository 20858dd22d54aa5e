import { existsSync } from 'node:fs'
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type AllowedPython, PythonPermissions } from '#engine/python/permission'
import type { PythonProject } from '#engine/python/project'
import { plainEnv } from './plain-env'
import { folderWith } from './folder'

/** The system's own Python, which Debian's packages of Alembic and the drivers are for. */
export const systemPython = '/usr/bin/python3'

/** Allows a Python for a folder, as the user would. */
export async function allowed(folder: string, python = systemPython): Promise<AllowedPython> {
  if (python === systemPython && !existsSync(python))
    throw new Error(`The tests need ${python} with Alembic. On Debian: apt-get install python3-alembic`)
  return new PythonPermissions(await folderWith({})).allow(folder, python)
}

/** Puts a virtual environment in a folder: a link to a Python, or a program of a test's own in its place. */
export async function environmentIn(
  folder: string,
  name = '.venv',
  program: string | null = null,
): Promise<string> {
  const path = join(folder, name, 'bin', 'python')
  await mkdir(dirname(path), { recursive: true })
  if (program === null) await symlink(systemPython, path)
  else {
    await writeFile(path, program)
    await chmod(path, 0o755)
  }
  return path
}

/** A revision file. `up` and `down` are the bodies of its functions, one statement a line. */
export function revisionFile(id: string, parent: string | null, up: string, down = 'pass'): string {
  const body = (text: string) =>
    text
      .split('\n')
      .map((line) => `    ${line}`)
      .join('\n')
  return `"""${id}"""
import sqlalchemy as sa
from alembic import context, op

revision = "${id}"
down_revision = ${parent === null ? 'None' : JSON.stringify(parent)}
branch_labels = None
depends_on = None


def upgrade():
${body(up)}


def downgrade():
${body(down)}
`
}

/** An Alembic project in a fresh folder; files are relative to it. */
export async function alembicProject(
  revisions: Record<string, string>,
  more: Record<string, string> = {},
): Promise<PythonProject> {
  const files = Object.entries(revisions).map(([name, text]) => [`migrations/versions/${name}.py`, text])
  const folder = await folderWith({
    'alembic.ini': '[alembic]\nscript_location = migrations\n',
    'migrations/env.py': plainEnv,
    ...Object.fromEntries(files),
    ...more,
  })
  const ini = join(folder, 'alembic.ini')
  return {
    folder,
    ini,
    pyproject: null,
    section: 'alembic',
    scriptFolder: join(folder, 'migrations'),
    urls: [],
  }
}
