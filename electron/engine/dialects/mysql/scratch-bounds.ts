import { AppError } from '#engine/errors'
import { Scanner } from './scan'

/** Reading these harms nobody. */
const readable = new Set(['information_schema', 'performance_schema'])

/** Statements whose effect reaches the whole server: accounts, plugins, replication, other links. */
const serverWide =
  /^(GRANT|REVOKE|FLUSH|RESET|PURGE|KILL|SHUTDOWN|RESTART|CLONE|(UN)?INSTALL|(CHANGE|START|STOP) (MASTER|SLAVE|REPLICA|GROUP_REPLICATION|ALL)|(CREATE|ALTER|DROP|RENAME)( OR REPLACE)? (USER|ROLE|SERVER|TABLESPACE|LOGFILE|INSTANCE|RESOURCE)|SET (PASSWORD|DEFAULT ROLE|GLOBAL|PERSIST|PERSIST_ONLY))\b/

/**
 * Keeps a statement inside a scratch database. PostgreSQL's links can't leave their database; here `USE shop` or
 * `drop table shop.orders` would reach the user's real tables, which stand beside the scratch database on one server.
 */
export function keepInside(sql: string, scratch: string, others: ReadonlySet<string>): void {
  const tokens = tokensOf(sql)
  const head = tokens
    .slice(0, 6)
    .map((token) => token.toUpperCase())
    .join(' ')
  if (serverWide.test(head) || tokens.some((_, at) => setsServer(tokens, at)))
    throw refusal('It changes the server, and not this database alone.', sql)
  const isOwn = /^ALTER (?:DATABASE|SCHEMA) (?:DEFAULT|CHARACTER|COLLATE) /.test(head)
  const named =
    !isOwn && /^(?:USE|(?:CREATE|ALTER|DROP)(?: OR REPLACE)? (?:DATABASE|SCHEMA))(?= |$)/.test(head)
  if (named && tokens.every((token) => nameOf(token) !== scratch))
    throw refusal('It leaves the scratch database or makes another one.', sql)
  // What a view names is read alone.
  if (/^CREATE( OR REPLACE)?( |$)/.test(head) && isView(tokens)) return
  const other = tokens.find(
    (token, i) => tokens[i + 1] === '.' && tokens[i - 1] !== '.' && others.has(nameOf(token)),
  )
  if (other !== undefined)
    throw refusal(`It names the database ${nameOf(other)}, which is not the scratch database.`, sql)
}

/** `SET GLOBAL x`, also within a program, and `@@global.x =`. */
function setsServer(tokens: readonly string[], at: number): boolean {
  const word = (ahead: number): string => tokens[at + ahead]?.toUpperCase() ?? ''
  if (word(0) === 'SET') return /^(GLOBAL|PERSIST|PERSIST_ONLY)$/.test(word(1))
  return (
    /^@@(GLOBAL|PERSIST|PERSIST_ONLY)$/.test(word(0)) && /^:?=$/.test(word(3)) && /^(SET|,)$/.test(word(-1))
  )
}

function isView(tokens: readonly string[]): boolean {
  for (const token of tokens) {
    const word = token.toUpperCase()
    if (word === 'VIEW') return true
    if (['TABLE', 'TRIGGER', 'PROCEDURE', 'FUNCTION', 'EVENT', 'SEQUENCE', 'PACKAGE', 'AS'].includes(word))
      return false
  }
  return false
}

function tokensOf(sql: string): string[] {
  const scanner = new Scanner(sql)
  const found: string[] = []
  let lastEnd = -1
  for (;;) {
    scanner.skipBlank(() => false)
    if (!scanner.read()) return found
    const { kind, start, end } = scanner.token
    if (kind === 'open' || kind === 'close') continue
    // The scanner reads a name with a doubled quote as two that touch.
    const joined = kind === 'quoted' && lastEnd === start && sql[start] === sql[start - 1]
    found.push((joined ? (found.pop() ?? '') : '') + sql.slice(start, end))
    lastEnd = end
  }
}

/** A name without its quotes, as the server finds it where names of databases fold. */
function nameOf(token: string): string {
  const mark = token[0] ?? ''
  const quoted = mark === '`' || mark === '"'
  const bare = quoted ? token.slice(1, -1).replaceAll(mark + mark, mark) : token
  return bare.toLowerCase()
}

function refusal(why: string, sql: string): AppError {
  const shown = sql.length > 120 ? `${sql.slice(0, 120)}…` : sql
  return new AppError('host-refused', `This statement is not run in a scratch database. ${why} ${shown}`, {
    advice:
      'Name tables without their database. What must reach beyond it can only be run on the database itself.',
  })
}

/** The databases beside the scratch database that a statement must not name, folded. */
export function othersAmong(names: readonly string[], scratch: string): Set<string> {
  return new Set(
    names.map((name) => name.toLowerCase()).filter((name) => name !== scratch && !readable.has(name)),
  )
}
