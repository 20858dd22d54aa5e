import type { Project } from '#contract/revision'
import { resolve } from 'node:path'
import { AppError } from '#engine/errors'
import { listFolder } from './folder'
import { formats } from './formats'
import { looksLikeAlembic } from './unsupported'

/** Opens a folder as a migration project of whatever format it is; throws `not-a-folder` or `not-a-project`. */
export async function openProject(folder: string): Promise<Project> {
  const path = resolve(folder)
  const entries = await listFolder(path)
  if (entries.length === 0) {
    throw new AppError('not-a-project', `The folder ${path} is empty.`, {
      advice: 'Put a numbered .sql file in it (for example 0001_create_users.sql), or choose another folder.',
    })
  }
  for (const format of formats) {
    const versionsFolder = await format.detect(path)
    if (versionsFolder !== null) return format.read(path, versionsFolder)
  }
  throw (await looksLikeAlembic(path)) ? alembic(path) : nothingFound(path)
}

function alembic(path: string): AppError {
  return new AppError('not-a-project', `${path} is an Alembic project, which Varve cannot open yet.`, {
    advice: 'This version opens folders of numbered .sql files. Keep using Alembic itself for this project.',
  })
}

function nothingFound(path: string): AppError {
  return new AppError(
    'not-a-project',
    `${path} holds no migrations that Varve knows: it looked for numbered .sql files (0001_x.sql, 20240131120000_x.sql, V1__x.sql) in the folder itself and in folders called migrations, migration, migrate, sql or versions, three levels down.`,
    { advice: 'Choose the folder that holds the .sql files themselves.' },
  )
}
