import type { ScriptPlace } from '#contract/script-value'
import { AppError } from '../../errors'
import type { Spelling } from './spelling'

const runAlembic = 'Change the script there, or have the project’s own Alembic run it.'

/** Refuses a script for what SQLAlchemy or Alembic would refuse it, or for what Varve can't render exactly. */
export function refuse(
  spelling: Pick<Spelling, 'options'>,
  place: ScriptPlace,
  message: string,
  advice = runAlembic,
): never {
  const { file } = spelling.options
  throw new AppError('project-blocked', message, {
    advice,
    place: { file, line: place.line, column: place.column },
  })
}

/** Words that go into SQL as they stand are let through only where SQLAlchemy lets them. */
export function phrase(
  spelling: Pick<Spelling, 'options'>,
  place: ScriptPlace,
  words: string,
  allowed: RegExp,
): string {
  if (allowed.test(words)) return words
  return refuse(spelling, place, `SQLAlchemy takes ${JSON.stringify(words)} for no SQL phrase.`)
}
