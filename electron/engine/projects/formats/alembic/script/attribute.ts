import type { PyNode } from '../../../python/parse'
import type { Reading } from './reading'
import { unreadable } from './unreadable'
import { describe, type Value } from './value'

/** What an imported name stands for. */
export function fromPath(path: string): Value {
  if (path === 'alembic.op') return { kind: 'operations', batch: null }
  if (path === 'alembic.context') return { kind: 'environment' }
  // `from alembic.op import create_table`
  if (path.startsWith('alembic.op.'))
    return { kind: 'method', of: fromPath('alembic.op'), name: path.slice(11) }
  return { kind: 'path', path }
}

/** The kinds whose attributes are their methods alone; which ones are understood, the call decides. */
const methods: ReadonlySet<Value['kind']> = new Set<Value['kind']>([
  'str',
  'name',
  'type',
  'text',
  'expression',
  'environment',
  'operations',
  'logger',
  'url',
])

/** Of these, all else depends on the database or on how the project is set up. */
const aboutToRun: ReadonlySet<Value['kind']> = new Set<Value['kind']>(['context', 'connection'])
const called: ReadonlySet<string> = new Set(['autocommit_block', 'execute', 'exec_driver_sql'])

/** `value.name`. */
export function attribute(reading: Reading, node: PyNode, value: Value, name: string): Value {
  if (value.kind === 'path') return fromPath(`${value.path}.${name}`)
  const known = aboutTheConnection(reading, value, name)
  if (known) return known
  if (methods.has(value.kind) || (aboutToRun.has(value.kind) && called.has(name))) {
    return { kind: 'method', of: value, name }
  }
  if (value.kind === 'dict' && (name === 'items' || name === 'keys' || name === 'values')) {
    return { kind: 'method', of: value, name }
  }
  if (value.kind === 'opaque') return { kind: 'opaque', what: `${value.what}’s ${name}` }
  if (aboutToRun.has(value.kind) || value.kind === 'dialect')
    return unreadable(
      node,
      `.${name} of ${describe(value)} depends on the database or on the project’s own setting.`,
    )
  return unreadable(node, `.${name} of ${describe(value)} is not known for sure.`)
}

/** `op.get_bind().dialect.name` and the ways around it. */
function aboutTheConnection(reading: Reading, value: Value, name: string): Value | null {
  if (value.kind === 'dialect') return name === 'name' ? { kind: 'str', value: reading.dialect } : null
  if (value.kind === 'context') {
    if (name === 'dialect') return { kind: 'dialect' }
    if (name === 'bind' || name === 'connection') return { kind: 'connection' }
    // Varve runs a script on a connection, as Alembic does without --sql.
    if (name === 'as_sql') return { kind: 'bool', value: false }
  }
  if (value.kind === 'connection') {
    if (name === 'dialect') return { kind: 'dialect' }
    if (name === 'engine') return { kind: 'connection' }
    if (name === 'url') return { kind: 'url' }
    // Only an engine has a name; of a connection it is its `engine.name`.
    if (name === 'name') return { kind: 'str', value: reading.dialect }
  }
  return null
}
