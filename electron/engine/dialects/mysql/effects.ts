import type { Statement } from '#contract/plan'
import { plainHead, programKind, type Head } from './head'

type Effects = Pick<Statement, 'transactional' | 'reason' | 'control'>

const harmless: Effects = { transactional: true, reason: null, control: null }

/**
 * Statements that commit the open transaction, before and mostly also after they run:
 * https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html
 * https://mariadb.com/docs/server/reference/sql-statements/transactions/sql-statements-that-cause-an-implicit-commit
 */
const ddlVerbs = new Set(['CREATE', 'ALTER', 'DROP', 'RENAME', 'TRUNCATE', 'IMPORT'])
const accountVerbs = new Set(['GRANT', 'REVOKE'])
const administration = new Set([
  'FLUSH',
  'RESET',
  'OPTIMIZE',
  'REPAIR',
  'CHECK',
  'CACHE',
  'INSTALL',
  'UNINSTALL',
  'CHANGE',
  'START',
  'STOP',
  'CLONE',
  'RESTART',
  'SHUTDOWN',
  'BACKUP',
])
/** What these run is known to the server alone, and may be DDL. */
const opaque = new Set(['CALL', 'EXECUTE'])

/** What a statement does to the open transaction, told by its first words. */
export function effectsOf(head: Head): Effects {
  const words = plainHead(head)
  const control = controlOf(words)
  if (control !== null) return { ...harmless, control }
  const reason = commitReason(words) ?? (programKind(head) === 'compound' ? compoundReason : null)
  return reason === null ? harmless : { transactional: false, reason, control: null }
}

const compoundReason = 'A compound statement may hold DDL, which commits by itself on MySQL and MariaDB.'

function controlOf(words: readonly string[]): Statement['control'] {
  const [first, second] = words
  if (first === 'SET') return autocommitControl(words)
  if (first === 'START' && second === 'TRANSACTION') return 'begin'
  if (first === 'BEGIN' && second !== 'NOT') return 'begin'
  if (first === 'COMMIT') return 'commit'
  if (first === 'ROLLBACK' && second !== 'TO' && !(second === 'WORK' && words[2] === 'TO')) return 'rollback'
  return null
}

const isAutocommit = (word: string): boolean => /^(@@(SESSION|LOCAL)?)?\.?AUTOCOMMIT$/.test(word)

/** Turning autocommit off opens a transaction with the next statement; turning it on commits the open one. */
function autocommitControl(words: readonly string[]): Statement['control'] {
  const value = words[words.findIndex(isAutocommit) + 2] ?? ''
  if (!words.some(isAutocommit)) return null
  if (['0', 'OFF', 'FALSE'].includes(value)) return 'begin'
  return ['1', 'ON', 'TRUE'].includes(value) ? 'commit' : null
}

function commitReason(words: readonly string[]): string | null {
  const [first = '', second = ''] = words
  if (ddlVerbs.has(first)) return ddlReason(first, second)
  if (accountVerbs.has(first)) return `${first} commits by itself on MySQL and MariaDB.`
  if (first === 'SET') return setReason(words)
  if (first === 'LOCK') return 'LOCK TABLES commits the open transaction.'
  if (first === 'UNLOCK') return 'UNLOCK TABLES commits the open transaction.'
  if (first === 'LOAD' && second === 'INDEX') return 'LOAD INDEX commits the open transaction.'
  if (first === 'ANALYZE') return analyzes(words) ? 'ANALYZE TABLE commits the open transaction.' : null
  if (administration.has(first) && !(first === 'RESET' && second === 'PERSIST'))
    return `${first} commits the open transaction.`
  if (opaque.has(first)) return `What ${first} runs may be DDL, which commits by itself on MySQL and MariaDB.`
  return null
}

function ddlReason(verb: string, object: string): string | null {
  // Only these two of the statements on temporary tables leave the transaction open.
  if (object === 'TEMPORARY' && (verb === 'CREATE' || verb === 'DROP')) return null
  if (verb === 'DROP' && object === 'PREPARE') return null
  return 'DDL commits by itself on MySQL and MariaDB.'
}

function setReason(words: readonly string[]): string | null {
  if (words[1] === 'STATEMENT')
    return 'What SET STATEMENT … FOR runs may be DDL, which commits by itself on MariaDB.'
  if (words[1] === 'PASSWORD') return 'SET PASSWORD commits by itself on MySQL and MariaDB.'
  return words.some(isAutocommit) ? 'It sets autocommit, which decides when the session commits.' : null
}

/** `ANALYZE [LOCAL | NO_WRITE_TO_BINLOG] TABLE`; MariaDB's `ANALYZE SELECT` runs a query. */
function analyzes(words: readonly string[]): boolean {
  return words.slice(1, 3).some((word) => word === 'TABLE' || word === 'TABLES')
}
