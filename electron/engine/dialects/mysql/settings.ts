import type { Bounds, SessionOptions } from '../dialect'
import type { Product } from './flavour'

/** A year, the largest `lock_wait_timeout`; MariaDB reads 0 as "do not wait at all". */
const longestWait = 31_536_000

/** The statements that give a new session its bounds. */
export function settings(
  flavour: Product['flavour'],
  options: Bounds & Pick<SessionOptions, 'readOnly'>,
): string[] {
  const wait =
    options.lockTimeoutMs === 0 ? longestWait : Math.min(Math.ceil(options.lockTimeoutMs / 1000), longestWait)
  return [
    'set names utf8mb4',
    `set session lock_wait_timeout = ${wait}, session innodb_lock_wait_timeout = ${wait}`,
    statementBound(flavour, options.statementTimeoutMs),
    ...(options.readOnly ? ['set session transaction read only'] : []),
  ]
}

function statementBound(flavour: Product['flavour'], ms: number): string {
  // MariaDB bounds every statement, in seconds: https://mariadb.com/docs/server/ha-and-performance/optimization-and-tuning/query-optimizations/aborting-statements
  if (flavour === 'mariadb') return `set session max_statement_time = ${ms / 1000}`
  // MySQL bounds SELECT alone; the session's own clock stops the rest.
  return `set session max_execution_time = ${ms}`
}
