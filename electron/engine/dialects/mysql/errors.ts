import type { ServerMessage } from '#contract/errors'
import { AppError } from '#engine/errors'
import { writeRefused } from '../write-refused'
import { nearPosition } from './near'

/** What `mysql2` rejects with; every part may be missing. */
export interface DriverError {
  readonly message: string
  readonly code: string
  readonly errno: number | null
  readonly sqlState: string | null
}

/** Reads whatever the driver threw. */
export function readDriverError(error: unknown): DriverError {
  const raw = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  const message = raw['sqlMessage'] ?? raw['message'] ?? error
  return {
    message: String(message),
    code: typeof raw['code'] === 'string' ? raw['code'] : '',
    // Socket errors carry a negative system errno; only the server's own numbers are positive.
    errno: typeof raw['errno'] === 'number' && raw['errno'] > 0 ? raw['errno'] : null,
    sqlState: typeof raw['sqlState'] === 'string' ? raw['sqlState'] : null,
  }
}

const lostCodes = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED'])
/** 1053 shutdown in progress, 1080 forced close, 1152/1184 aborted, 1927/3169 killed, 2006/2013 gone or lost, 4031 idle too long. */
const lostErrnos = new Set([1053, 1080, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 2006, 2013, 3169, 4031])
/** 1205 innodb_lock_wait_timeout and lock_wait_timeout. */
const lockTimeout = 1205
/** 1969 MariaDB max_statement_time, 3024 MySQL max_execution_time. */
const statementTimeouts = new Set([1969, 3024])
/** 1044 a database, 1142 a table, 1143 a column, 1227 the server, 1370 a routine: no privilege on it. */
const denied = new Set([1044, 1142, 1143, 1227, 1370])
const interrupted = 1317
const readOnlyTransaction = 1792

/** Why a running statement was interrupted, as far as Varve knows: by its own cancel, by its own clock, or by someone else. */
export type Interruption = 'cancel' | 'clock' | null

/** Translates what a statement on an open link failed with. */
export function statementError(
  error: unknown,
  sql: string,
  interruption: Interruption = null,
  readOnly = false,
): AppError {
  if (error instanceof AppError) return error
  const driver = readDriverError(error)
  if (isLost(driver)) return lostError(driver, error)
  const server = serverMessage(driver, sql)
  const more = { server, cause: error }
  if (driver.errno === interrupted) return interruptedError(interruption, more)
  if (driver.errno === lockTimeout)
    return new AppError('timeout', 'The statement waited for a lock longer than the connection allows.', {
      ...more,
      advice: 'See who holds the lock, or raise the lock timeout of this connection, then run it again.',
    })
  if (driver.errno !== null && statementTimeouts.has(driver.errno)) return tooLong(more)
  if (driver.errno === readOnlyTransaction) return writeRefused(server, readOnly, error)
  if (driver.errno !== null && denied.has(driver.errno))
    return new AppError('statement-failed', driver.message, {
      ...more,
      advice: 'Ask who administers the database for the privilege (GRANT), or connect as a user who has it.',
    })
  return new AppError('statement-failed', driver.message, more)
}

function interruptedError(
  interruption: Interruption,
  more: { server: ServerMessage; cause: unknown },
): AppError {
  if (interruption === 'clock') return tooLong(more)
  if (interruption === 'cancel') return new AppError('cancelled', 'The statement was cancelled.', more)
  return new AppError('cancelled', 'Someone else stopped the statement on the server (KILL QUERY).', {
    ...more,
    advice: 'Ask who administers the server, then run it again.',
  })
}

function tooLong(more: { server: ServerMessage; cause: unknown }): AppError {
  return new AppError('timeout', 'The statement took longer than the connection allows.', {
    ...more,
    advice: 'Raise the statement timeout of this connection, then run it again.',
  })
}

function isLost(driver: DriverError): boolean {
  if (driver.errno !== null && lostErrnos.has(driver.errno)) return true
  return lostCodes.has(driver.code) || /connection is in closed state|in closed state/.test(driver.message)
}

/** The link is gone; what its last statement did is not known here. */
export function lostError(driver: DriverError | null, cause?: unknown): AppError {
  return new AppError('connection-lost', 'The connection to the server was lost.', {
    ...(driver !== null && driver.errno !== null && { server: serverMessage(driver, '') }),
    advice: 'Check that the server runs, then connect again.',
    cause,
  })
}

export function serverMessage(driver: DriverError, sql: string): ServerMessage {
  return {
    code: driver.errno === null ? driver.code : String(driver.errno),
    message: driver.message,
    detail: null,
    hint: null,
    position: nearPosition(driver.message, sql),
  }
}
