import type { ScriptSql } from '#contract/script-change'
import type { ScriptPlace } from '#contract/script-value'
import { refuse } from '../../sqlalchemy/refuse'
import type { Spelling } from '../../sqlalchemy/spelling'
import { split } from '../split'
import { valueSql } from './rows'

/** `op.execute`: PostgreSQL takes several statements in one text, and runs them in turn. */
export async function execute(spelling: Spelling, sql: ScriptSql, place: ScriptPlace): Promise<string[]> {
  const text = sql
    .map((part) => (typeof part === 'string' ? part : valueSql(spelling, part.value, null, place)))
    .join('')
  const statements = await split(text)
  if (statements.length === 0)
    refuse(
      spelling,
      place,
      'op.execute is given no statement, and the driver refuses an empty one.',
      'Take the call out of the script.',
    )
  return statements.map((statement) => statement.sql)
}
