import type { ScriptColumn, ScriptColumnReference, ScriptDefault } from '#contract/script-column'
import type { ScriptCheck } from '#contract/script-constraint'
import type { ScriptName, ScriptType } from '#contract/script-value'
import type { Arguments } from '../arguments'
import { placeIn } from '../reading'
import { typeFrom, typeOf } from '../types/construct'
import { unreadable } from '../unreadable'
import { type Argument, describe, stringOf, type Value } from '../value'
import { defaultOf } from './defaults'
import { nameOf } from './name'
import { takeOptions } from './options'

/** `sa.Column('name', type, …)`. */
export function column(args: Arguments): Value {
  const rest = args.rest()
  const name = takeColumnName(args, rest)
  const type = takeType(args, rest)
  const items = itemsOf(args, rest)
  const given = args.some('server_default')
  const stated = given && defaultOf(given)
  const made: ScriptColumn = {
    name,
    type,
    nullable: takeNullable(args),
    primaryKey: args.flag('primary_key') ?? false,
    default: onlyDefault(args, stated, items.default),
    clientDefault: takeClientDefault(args),
    autoincrement: takeAutoincrement(args),
    unique: args.flag('unique') ?? false,
    index: args.flag('index') ?? false,
    comment: args.string('comment'),
    checks: items.checks,
    references: items.references,
    place: placeIn(args.reading, args.node),
  }
  leaveOut(args)
  takeOptions(args, 'column')
  args.end()
  return { kind: 'column', column: made }
}

function takeColumnName(args: Arguments, rest: Argument[]): ScriptName {
  const first = rest[0] && nameOf(rest[0].value)
  if (first) rest.shift()
  const named = args.some('name')
  if (first && named) return unreadable(named.node, 'Column() is given its name twice.')
  const name = first ?? (named && nameOf(named.value))
  if (!name) return unreadable(args.node, 'Column() is not given its name.')
  const key = args.string('key')
  if (key !== null && key !== name.text)
    unreadable(args.node, 'A column with a key of its own is not understood here.')
  const quote = args.flag('quote')
  return quote === null ? name : { ...name, quote }
}

function takeType(args: Arguments, rest: Argument[]): ScriptType {
  const [first] = rest
  const found = first && typeFrom(args.reading, first)
  if (first && (found || first.value.kind === 'none')) rest.shift()
  const named = args.some('type_')
  if (found && named) return unreadable(named.node, 'Column() is given its type twice.')
  if (found && first) return typeOf(args.reading, first)
  if (named) return typeOf(args.reading, named)
  // What is first and no item of a column was meant as a type.
  if (first && first.value.kind !== 'none' && !/^(reference|default|constraint)$/.test(first.value.kind))
    return typeOf(args.reading, first)
  return unreadable(args.node, 'The column has no type, so SQLAlchemy can write no DDL for it.')
}

interface Items {
  default: ScriptDefault | null
  readonly checks: ScriptCheck[]
  readonly references: ScriptColumnReference[]
}

/** What stands behind a column's name and type. */
function itemsOf(args: Arguments, rest: readonly Argument[]): Items {
  const items: Items = { default: null, checks: [], references: [] }
  for (const { node, value } of rest) {
    if (value.kind === 'reference') items.references.push(value.reference)
    else if (value.kind === 'default' && items.default === null) items.default = value.value
    else if (value.kind === 'constraint' && value.constraint.kind === 'check')
      items.checks.push(value.constraint)
    else
      unreadable(node, `Among the arguments of ${args.callee}(), ${describe(value)} is not understood here.`)
  }
  return items
}

function onlyDefault(
  args: Arguments,
  stated: ScriptDefault | null,
  item: ScriptDefault | null,
): ScriptDefault | null {
  if (stated && item) return unreadable(args.node, 'The column is given two server defaults.')
  return stated ?? item
}

/** `default=` and `insert_default=` are Python's; they change what counts upward by itself, and nothing else here. */
function takeClientDefault(args: Arguments): boolean {
  const given = [args.some('default'), args.some('insert_default')].filter((argument) => argument !== null)
  for (const { node, value } of given) {
    if (
      value.kind === 'opaque' ||
      value.kind === 'path' ||
      value.kind === 'builtin' ||
      value.kind === 'method'
    )
      continue
    if (value.kind === 'default' || value.kind === 'result')
      unreadable(node, `${describe(value)} is no Python-side default.`)
  }
  return given.length > 0
}

/** `nullable=None` is not the same as leaving it out: SQLAlchemy then writes NOT NULL. */
function takeNullable(args: Arguments): boolean | null {
  const argument = args.take('nullable')
  if (argument === null) return null
  return argument.value.kind === 'bool'
    ? argument.value.value
    : args.wrong('nullable', argument, 'True or False')
}

function takeAutoincrement(args: Arguments): ScriptColumn['autoincrement'] {
  const argument = args.take('autoincrement')
  if (argument === null) return 'auto'
  const { value } = argument
  if (value.kind === 'bool') return value.value
  const text = stringOf(value)
  return text === 'auto' || text === 'ignore_fk'
    ? text
    : args.wrong('autoincrement', argument, 'True, False or "auto"')
}

/** What SQLAlchemy keeps for itself. */
function leaveOut(args: Arguments): void {
  for (const name of ['doc', 'info', 'onupdate']) args.take(name)
  const onUpdate = args.some('server_onupdate')
  if (onUpdate && onUpdate.value.kind !== 'default') args.wrong('server_onupdate', onUpdate, 'FetchedValue()')
  const system = args.take('system')
  if (system && !(system.value.kind === 'bool' && !system.value.value))
    unreadable(system.node, 'A system column is not understood here.')
}
