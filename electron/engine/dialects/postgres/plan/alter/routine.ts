import type { DefinedObject } from '#contract/catalog'
import { type Alteration, inPlace } from '../part'
import { statementsOf } from '../statement'

/**
 * CREATE OR REPLACE keeps what needs a routine, but takes neither another result nor other names of arguments:
 * https://www.postgresql.org/docs/current/sql-createfunction.html
 */
export function alterRoutine(from: DefinedObject, to: DefinedObject, made: readonly string[]): Alteration {
  if (head(from) !== head(to)) return { how: 'again' }
  const [sql = ''] = made
  const [reverse = null] = statementsOf(from.definition)
  return inPlace([{ sql, reverse, property: 'definition' }])
}

/** Name, arguments and result: pg_get_functiondef says the language on the line behind them. */
function head({ definition }: DefinedObject): string {
  return definition.slice(0, definition.indexOf('\n LANGUAGE '))
}
