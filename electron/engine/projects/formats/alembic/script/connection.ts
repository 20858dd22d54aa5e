import type { Arguments } from './arguments'
import { askForSql, execute } from './operations/execute'
import { ask, placeIn } from './reading'
import { unreadable } from './unreadable'
import { stringOf, type Value } from './value'

/** What `context`, `op.get_context()` and `op.get_bind()` can be asked. */
export function callConnection(
  kind: 'environment' | 'context' | 'connection',
  name: string,
  args: Arguments,
): Value {
  const found = answer(kind, name)
  if (found) {
    args.end()
    return found
  }
  if (name === 'execute' && kind === 'context') return execute(args, 'sql')
  if (name === 'execute' && kind === 'connection') return executeOnConnection(args)
  if (name === 'exec_driver_sql' && kind === 'connection') return executeRaw(args)
  return unreadable(
    args.node,
    `What .${name}() of ${kind === 'connection' ? 'the connection' : 'the context'} does depends on the database.`,
  )
}

function answer(kind: 'environment' | 'context' | 'connection', name: string): Value | null {
  if (kind === 'connection') return null
  if (kind === 'environment') {
    if (name === 'get_context') return { kind: 'context' }
    if (name === 'get_bind') return { kind: 'connection' }
    // Varve runs a script on a connection, as Alembic does without --sql.
    return name === 'is_offline_mode' ? { kind: 'bool', value: false } : null
  }
  return name === 'autocommit_block' ? { kind: 'autocommit' } : null
}

/** A statement sent on the connection itself. A plain string there means something else in SQLAlchemy 1 and 2. */
function executeOnConnection(args: Arguments): Value {
  args.named('statement', 'parameters')
  const statement = args.need('statement')
  if (statement.value.kind !== 'text')
    args.wrong('statement', statement, 'sa.text(…) that is understood here')
  const parameters = args.some('parameters')
  args.end()
  askForSql(args, statement, parameters)
  return { kind: 'result' }
}

/** SQL that goes to the driver as it is; what a % in it means, each driver says for itself. */
function executeRaw(args: Arguments): Value {
  args.named('statement')
  const statement = args.need('statement')
  args.end()
  const sql = stringOf(statement.value) ?? args.wrong('statement', statement, 'a string')
  if (sql.includes('%')) return unreadable(statement.node, 'What a % means to the driver is not known here.')
  ask(args.reading, null, { kind: 'execute', sql: [sql], place: placeIn(args.reading, args.node) })
  return { kind: 'result' }
}
