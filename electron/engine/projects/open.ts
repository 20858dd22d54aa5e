import type { Project } from '#contract/revision'
import { resolve } from 'node:path'
import { AppError } from '#engine/errors'
import { listFolder } from './folder'
import { formats } from './formats'

/** Opens a folder as a migration project of whatever format it is; throws `not-a-folder` or `not-a-project`. */
export async function openProject(folder: string): Promise<Project> {
  const path = resolve(folder)
  const entries = await listFolder(path)
  if (entries.length === 0) {
    throw new AppError('not-a-project', `The folder ${path} is empty.`, {
      advice: 'Put a numbered .sql file in it (for example 0001_create_users.sql), or choose another folder.',
    })
  }
  const names = new Set(entries.map(({ name }) => name))
  // What the chosen folder itself is counts for more than another project below it.
  const own = formats.filter((format) => format.isOwn(names))
  for (const format of new Set([...own, ...formats])) {
    const versionsFolder = await format.detect(path)
    if (versionsFolder !== null) return format.read(path, versionsFolder)
  }
  throw nothingFound(path)
}

function nothingFound(path: string): AppError {
  return new AppError(
    'not-a-project',
    `${path} holds no migrations that Varve knows: it looked for numbered .sql files (0001_x.sql, 20240131120000_x.sql, V1__x.sql) in the folder itself and in folders called migrations, migration, migrate, sql or versions, three levels down; and for an Alembic project (alembic.ini, [tool.alembic] in pyproject.toml, env.py beside versions).`,
    { advice: 'Choose the folder that holds the .sql files themselves, or the one with alembic.ini.' },
  )
}
