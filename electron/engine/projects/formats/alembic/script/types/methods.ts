import type { ScriptDialect, ScriptType } from '#contract/script-value'
import type { Arguments } from '../arguments'
import { ask, placeIn } from '../reading'
import { unreadable } from '../unreadable'
import { describe, stringOf, type Value } from '../value'
import { typeOf, variantOf } from './construct'

/** `type.with_variant(…)`, and `enum.create(…)` and `.drop(…)`. */
export function callTypeMethod(type: ScriptType, name: string, args: Arguments): Value {
  if (name === 'with_variant') return { kind: 'type', type: variant(type, args) }
  if (name === 'create' || name === 'drop') return enumChange(type, name, args)
  return unreadable(args.node, `.${name}() of a type is not understood here.`)
}

const dialects = new Set(['postgresql', 'mysql', 'mariadb'])

function variant(type: ScriptType, args: Arguments): ScriptType {
  args.leading('type_')
  const given = args.need('type_')
  const other = variantOf(args.reading, given)
  const names = args.rest().map(({ node, value }) => {
    return stringOf(value) ?? unreadable(node, `with_variant() takes dialect names, not ${describe(value)}.`)
  })
  const named = args.string('dialect_name')
  args.end()
  if (named !== null) names.push(named)
  if (names.length === 0) unreadable(args.node, 'with_variant() is not told for which dialect.')
  for (const name of names) {
    if (type.variants.some(({ dialect }) => dialect === name))
      unreadable(args.node, `The type has a variant for ${name} already.`)
  }
  if (other.variants.length > 0)
    unreadable(args.node, 'SQLAlchemy takes no variant that has variants of its own.')
  // Variants for SQLite and others change nothing here.
  const ours = names.filter(isDialect)
  if (ours.length > 0) typeOf(args.reading, given)
  const added = ours.map((dialect) => ({ dialect, type: other }))
  return { ...type, variants: [...type.variants, ...added] }
}

function isDialect(name: string): name is ScriptDialect {
  return dialects.has(name)
}

/** Only `sa.Enum` and `postgresql.ENUM` are types of their own in a database. */
function enumChange(type: ScriptType, name: 'create' | 'drop', args: Arguments): Value {
  if (type.name !== 'Enum' && type.name !== 'postgresql.ENUM')
    unreadable(args.node, `.${name}() is known for enum types only, not for ${type.name}.`)
  args.named('bind', 'checkfirst')
  const bind = args.need('bind')
  if (bind.value.kind !== 'connection') args.wrong('bind', bind, 'op.get_bind()')
  // sa.Enum looks first only where told to; PostgreSQL's own ENUM looks unless told not to.
  const checkFirst = args.flag('checkfirst') ?? type.name === 'postgresql.ENUM'
  args.end()
  const place = placeIn(args.reading, args.node)
  ask(args.reading, null, { kind: name === 'create' ? 'create-enum' : 'drop-enum', type, checkFirst, place })
  return { kind: 'none' }
}
