import type { Session } from '../dialect'
import { quote } from './quote'
import { MysqlSession } from './session'

/** Clears what a statement of a file may have left on the session, so that the ledger can be written. */
export async function restore(session: Session): Promise<void> {
  // Turning autocommit on commits an open transaction: whoever wants it undone rolls back first.
  await session.query('set session autocommit = 1')
  await session.query('unlock tables')
  await session.query(`use ${quote(session.server.database)}`)
  await session.query(
    'set session sql_mode = default, session foreign_key_checks = 1, session unique_checks = 1',
  )
  // `SET timestamp` would also set the ledger's own clock.
  await session.query('set timestamp = default')
  await session.query('set names utf8mb4')
  const role = session instanceof MysqlSession ? session.roleStatement : null
  if (role !== null) await session.query(role)
}
