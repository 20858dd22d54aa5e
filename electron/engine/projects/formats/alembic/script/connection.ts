import type { Arguments } from './arguments'
import { askForSql } from './operations/execute'
import { unreadable } from './unreadable'
import type { Value } from './value'

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
  if (name === 'execute' && kind !== 'environment') return execute(kind, args)
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
function execute(kind: 'context' | 'connection', args: Arguments): Value {
  args.named(kind === 'context' ? 'sql' : 'statement', 'parameters')
  const statement = args.need(kind === 'context' ? 'sql' : 'statement')
  if (kind === 'connection' && statement.value.kind !== 'text')
    args.wrong('statement', statement, 'sa.text(…) that is understood here')
  const parameters = args.some('parameters')
  args.end()
  askForSql(args, statement, parameters)
  return { kind: 'result' }
}
