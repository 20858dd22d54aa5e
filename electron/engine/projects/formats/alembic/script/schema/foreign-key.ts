import type { ScriptColumnReference } from '#contract/script-column'
import type { ScriptForeignKey, ScriptForeignKeyOptions } from '#contract/script-constraint'
import type { ScriptName } from '#contract/script-value'
import type { PyNode } from '../../../../python/parse'
import type { Arguments } from '../arguments'
import { placeIn } from '../reading'
import { unreadable } from '../unreadable'
import { stringOf, type Value } from '../value'
import { takeName } from './name'
import { takeOptions } from './options'

const action = /^(?:RESTRICT|CASCADE|SET NULL|NO ACTION|SET DEFAULT)$/i
/** PostgreSQL's dialect also lets columns follow: `SET NULL (a, b)`. */
const postgresqlAction = /^(?:RESTRICT|CASCADE|NO ACTION|SET (?:NULL|DEFAULT)(?:\s*\(.+\))?)$/i
const initially = /^(?:DEFERRED|IMMEDIATE)$/i

/** Words that SQLAlchemy puts into the SQL as they are, after looking whether they are the ones it knows. */
export function phrase(args: Arguments, name: string, allowed: RegExp): string | null {
  const argument = args.some(name)
  if (argument === null) return null
  const text = stringOf(argument.value) ?? args.wrong(name, argument, 'a string')
  if (!allowed.test(text))
    unreadable(argument.node, `SQLAlchemy does not take ${JSON.stringify(text)} as ${name}.`)
  return text
}

/** `initially=`. */
export function takeInitially(args: Arguments): string | null {
  return phrase(args, 'initially', initially)
}

/** What every foreign key takes. */
export function takeForeignKeyOptions(args: Arguments): ScriptForeignKeyOptions {
  const options = takeOptions(args, 'foreign-key')
  const notValid = options.get('not_valid')
  const actions = args.reading.dialect === 'postgresql' ? postgresqlAction : action
  return {
    onUpdate: phrase(args, 'onupdate', action),
    onDelete: phrase(args, 'ondelete', actions),
    deferrable: args.flag('deferrable'),
    initially: takeInitially(args),
    match: args.string('match'),
    useAlter: args.flag('use_alter') ?? false,
    postgresqlNotValid: notValid?.value.kind === 'bool' && notValid.value.value,
  }
}

interface Target {
  readonly schema: string | null
  readonly table: string
  readonly column: string
}

/** `schema.table.column`: the last part is the column, the one before it the table, all in front of that the schema. */
function target(node: PyNode, spec: string): Target {
  const parts = spec.split('.')
  const column = parts.pop()
  const table = parts.pop()
  if (!column || !table)
    return unreadable(node, `A foreign key refers to "table.column", not ${JSON.stringify(spec)}.`)
  return { schema: parts.length > 0 ? parts.join('.') : null, table, column }
}

/** `sa.ForeignKey('table.column', …)`. */
export function foreignKeyReference(args: Arguments): Value {
  args.named(
    'column',
    '_constraint',
    'use_alter',
    'name',
    'onupdate',
    'ondelete',
    'deferrable',
    'initially',
    'link_to_name',
    'match',
  )
  const argument = args.need('column')
  const spec = stringOf(argument.value) ?? args.wrong('column', argument, 'a string "table.column"')
  const reference: ScriptColumnReference = {
    referred: target(argument.node, spec),
    name: takeName(args, 'name'),
    ...takeForeignKeyOptions(args),
  }
  args.flag('link_to_name')
  args.end()
  return { kind: 'reference', reference }
}

/** `sa.ForeignKeyConstraint(['a'], ['t.x'], …)`. */
export function foreignKeyConstraint(args: Arguments): Value {
  args.named(
    'columns',
    'refcolumns',
    'name',
    'onupdate',
    'ondelete',
    'deferrable',
    'initially',
    'use_alter',
    'link_to_name',
    'match',
  )
  const columns = args.names('columns')
  const targets = args.names('refcolumns').map((spec) => target(args.node, spec))
  const name = takeName(args, 'name')
  const options = takeForeignKeyOptions(args)
  args.flag('link_to_name')
  args.end()
  const [first] = targets
  if (!first) return unreadable(args.node, 'A foreign key without columns is not understood here.')
  if (targets.some(({ schema, table }) => schema !== first.schema || table !== first.table))
    return unreadable(args.node, 'A foreign key refers to columns of one table.')
  const referred = { schema: first.schema, table: first.table, columns: targets.map(({ column }) => column) }
  return { kind: 'constraint', constraint: foreignKey(args, name, columns, referred, options) }
}

/** A foreign key whose two sides match. */
export function foreignKey(
  args: Arguments,
  name: ScriptName | null,
  columns: readonly string[],
  referred: ScriptForeignKey['referred'],
  options: ScriptForeignKeyOptions,
): ScriptForeignKey {
  if (new Set(columns).size !== columns.length)
    return unreadable(
      args.node,
      'SQLAlchemy does not take a foreign key that names a column of its own twice.',
    )
  if (columns.length !== referred.columns.length)
    return unreadable(args.node, 'A foreign key needs as many columns as it refers to.')
  return { kind: 'foreign-key', name, columns, referred, ...options, place: placeIn(args.reading, args.node) }
}
