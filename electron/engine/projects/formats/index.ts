import type { FormatName } from '#contract/revision'
import { AppError } from '../../errors'
import type { Format } from '../format'
import { alembic } from './alembic'
import { sql } from './sql'

/** Every format Varve opens, in the order they are looked for. */
export const formats: readonly Format[] = [alembic, sql]

/** The format a project was opened with. */
export function formatNamed(name: FormatName): Format {
  const format = formats.find((f) => f.name === name)
  if (!format) throw new AppError('not-a-project', `Varve cannot open ${name} projects yet.`)
  return format
}
