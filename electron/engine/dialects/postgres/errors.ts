import type { ServerTarget } from '#contract/connection'
import type { ErrorCode, ServerMessage } from '#contract/errors'
import { AppError } from '#engine/errors'
import type { DatabaseError } from 'pg'
import { writeRefused } from '../write-refused'
import { address, connectAdvice } from './advice'

/** What was going on when a statement failed. */
export interface StatementContext {
  readonly sql: string
  /** Whether this side asked the server to stop it. */
  readonly cancelled: boolean
  readonly elapsedMs: number
  readonly statementTimeoutMs: number
  readonly lockTimeoutMs: number
  /** Whether the connection asked the server to refuse writes. */
  readonly readOnly: boolean
}

/** A statement of Varve's own, on a link whose limits it did not set. */
export const unbounded: StatementContext = {
  sql: '',
  cancelled: false,
  elapsedMs: 0,
  statementTimeoutMs: 0,
  lockTimeoutMs: 0,
  readOnly: false,
}

/** The text `pg` sends when a server asks for COPY data; the server repeats it in its error. */
export const copyRefusal = 'No source stream defined'

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EPIPE',
  'ENOENT',
  'EACCES',
  'ENOTSOCK',
  'ENOTDIR',
])

/** The first failed address stands for all: Node tries every address of a name and reports them together. */
function first(error: unknown): unknown {
  return error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Whether the server itself said so: of all errors only the driver's `DatabaseError` has a length, and naming its class would load the driver. */
export function isServerError(error: unknown): error is DatabaseError {
  return error instanceof Error && error.name === 'error' && 'length' in error
}

/** The server's words; `position` counts code points from 1 and becomes a UTF-16 offset from 0. */
function serverMessage(error: DatabaseError, sql: string): ServerMessage {
  return {
    code: error.code ?? 'XX000',
    message: error.message,
    detail: error.detail ?? null,
    hint: error.hint ?? null,
    position: error.position === undefined ? null : utf16Offset(sql, Number(error.position) - 1),
  }
}

function utf16Offset(text: string, codePoints: number): number {
  let at = 0
  for (let i = 0; i < codePoints && at < text.length; i++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return at
}

/** A failed connection attempt, by the layer that failed. */
export function connectError(error: unknown, target: ServerTarget, timeoutMs: number): AppError {
  if (error instanceof AppError) return error
  const cause = first(error)
  const where = address(target)
  const make = (code: ErrorCode, message: string) =>
    new AppError(code, message, {
      advice: connectAdvice(code, target),
      ...(isServerError(cause) ? { server: serverMessage(cause, '') } : {}),
    })
  if (isServerError(cause)) {
    const code = connectCode(cause.code ?? '')
    return make(code, `PostgreSQL at ${where} refused the connection: ${cause.message}.`)
  }
  const code = codeOf(cause)
  const message = messageOf(cause)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_FAIL')
    return make('name-not-found', `The name ${target.host} could not be resolved (${code}).`)
  if (networkCodes.has(code)) return make('network', `No connection to ${where} (${code}).`)
  if (message === 'timeout expired' || message === 'Query read timeout')
    return make('network', `${where} did not answer within ${timeoutMs / 1000} seconds.`)
  if (message === 'The server does not support SSL connections')
    return make('tls', `PostgreSQL at ${where} does not offer TLS, and this connection asks for it.`)
  if (isTls(code, message)) return make('tls', `TLS with ${where} failed: ${message}.`)
  if (message.startsWith('SASL')) {
    return make(
      'authentication',
      `Signing in to PostgreSQL at ${where} as ${target.user} failed: ${message}.`,
    )
  }
  if (message.startsWith('Connection terminated'))
    return make('network', `${where} closed the connection before it was ready; it may not be PostgreSQL.`)
  return make('network', `No connection to ${where}: ${message}.`)
}

function isTls(code: string, message: string): boolean {
  return (
    /^ERR_(TLS|SSL|OSSL)|CERT|SIGNATURE|^UNABLE_TO|^HOSTNAME_MISMATCH|^EPROTO$/.test(code) ||
    /SSL/.test(message)
  )
}

function connectCode(sqlstate: string): ErrorCode {
  if (sqlstate.startsWith('28')) return 'authentication'
  if (sqlstate === '3D000') return 'no-such-database'
  if (sqlstate === '42501') return 'privilege'
  return 'network'
}

/** Whether the server ended the session with this message. */
export function endsSession(error: unknown): boolean {
  if (!isServerError(error)) return true
  return error.severity === 'FATAL' || error.severity === 'PANIC' || isLost(error.code ?? '')
}

function isLost(sqlstate: string): boolean {
  return sqlstate.startsWith('08') || /^57P0[1-5]$/.test(sqlstate)
}

/** A failed statement of an open session. */
export function statementError(error: unknown, context: StatementContext): AppError {
  if (error instanceof AppError) return error
  if (!isServerError(error)) {
    return new AppError(
      'connection-lost',
      `The connection was lost while a statement ran: ${messageOf(error)}.`,
      {
        advice:
          'Whether the statement took effect is not known until the server is asked again. Connect again.',
      },
    )
  }
  const server = serverMessage(error, context.sql)
  if (error.message.includes(copyRefusal)) {
    return new AppError('statement-failed', copyMessage, { advice: copyAdvice, server })
  }
  if (server.code === '57014') return stopped(error, server, context)
  if (server.code === '55P03') return lockRefused(server, context)
  if (server.code === '25006') return writeRefused(server, context.readOnly)
  if (endsSession(error)) {
    return new AppError('connection-lost', `The server ended the connection: ${error.message}.`, {
      advice: 'Connect again; what an open transaction did was undone by the server.',
      server,
    })
  }
  const command = psqlCommand(server, context.sql)
  if (command !== null) {
    return new AppError('statement-failed', `${command} is a command of psql, and Varve sends SQL alone.`, {
      advice: 'Take it out of the file, or write what it does as SQL.',
      server,
    })
  }
  return new AppError('statement-failed', `${error.message} (SQLSTATE ${server.code})`, {
    server,
    ...(server.hint === null ? {} : { advice: server.hint }),
    ...(server.code === '42501' && server.hint === null ? { advice: privilegeAdvice } : {}),
  })
}

/** What psql itself would have taken where the server found a backslash; null where that is not what it refused. */
function psqlCommand({ code, position }: ServerMessage, sql: string): string | null {
  if (code !== '42601' || position === null) return null
  return /^\\\S+/.exec(sql.slice(position, position + 40))?.[0] ?? null
}

const privilegeAdvice =
  'Ask its owner, or who administers the database, for the privilege (GRANT), or connect as a user who has it.'
const copyMessage = 'COPY … FROM STDIN wants data behind the statement, and Varve sends statements only.'
const copyAdvice = 'Write the rows as INSERT statements, or load them with psql.'

function stopped(error: DatabaseError, server: ServerMessage, context: StatementContext): AppError {
  if (context.cancelled) return new AppError('cancelled', 'The statement was cancelled.', { server })
  const limit = context.statementTimeoutMs
  if (/timeout/i.test(error.message) || (limit > 0 && context.elapsedMs >= limit)) {
    return new AppError('timeout', statementTimeoutMessage(limit), { advice: statementTimeoutAdvice, server })
  }
  return new AppError('cancelled', `Someone else cancelled the statement on the server: ${error.message}.`, {
    server,
  })
}

/** What is said when a statement took longer than it may. */
export function statementTimeoutMessage(limitMs: number): string {
  return `The statement took longer than the statement timeout${limitMs > 0 ? ` of ${limitMs / 1000} s` : ''} and was stopped.`
}
export const statementTimeoutAdvice =
  'Raise the statement timeout of this connection, or make the statement lighter.'

function lockRefused(server: ServerMessage, context: StatementContext): AppError {
  const limit = context.lockTimeoutMs
  const message =
    limit > 0
      ? `The statement waited for a lock longer than the lock timeout of ${limit / 1000} s and was stopped.`
      : 'The statement could not get a lock it needs (lock timeout or NOWAIT).'
  return new AppError('timeout', message, {
    advice:
      'Wait until the session that holds the lock is done, or raise the lock timeout of this connection.',
    server,
  })
}
