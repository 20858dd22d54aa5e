import type { ScriptType, ScriptTypeArgument } from '#contract/script-value'
import { Arguments } from '../arguments'
import { knownName } from '../known-names'
import { type Reading } from '../reading'
import { unreadable } from '../unreadable'
import { type Argument, describe, stringOf } from '../value'
import { foreignType, isForeignType } from './other-packages'
import { hasValues, type Parameter, parametersOf, typeName } from './table'

/** Whether a name of SQLAlchemy's (`sa.String`) is a type that can be read. */
export function isType(name: string): boolean {
  return typeName(name) !== null || isArray(name) || isForeignType(name) || ofAnotherServer.test(name)
}

/** Types of servers that are none of ours: fine as a variant for those, and nowhere else. */
const ofAnotherServer = /^(sqlite|mssql|oracle)\.[A-Z]/

function isArray(name: string): boolean {
  return name === 'sa.ARRAY' || name === 'postgresql.ARRAY'
}

/** The type that a call makes, `sa.String(50)`. */
export function construct(known: string, args: Arguments): ScriptType {
  if (isArray(known)) return array(known, args)
  const foreign = foreignType(known, args)
  if (foreign) return foreign
  if (ofAnotherServer.test(known)) return anyType(known, args)
  const name = typeName(known)
  if (name === null) return unreadable(args.node, `The type ${known} is not understood here.`)
  const parameters = parametersOf(name)
  const values = hasValues(name) ? valuesOf(args) : []
  if (!hasValues(name)) args.named(...parameters.filter((p) => !p.keywordOnly).map((p) => p.name))
  const given = new Map<string, ScriptTypeArgument>()
  for (const parameter of parameters) {
    const value = argumentOf(args, parameter)
    if (value !== null && !parameter.leftOut) given.set(parameter.name, value)
  }
  args.end()
  return { name, args: Object.fromEntries(given), values, item: null, variants: [] }
}

function anyType(name: string, args: Arguments): ScriptType {
  args.rest()
  for (const key of args.left()) args.take(key)
  return { name, args: {}, values: [], item: null, variants: [] }
}

function argumentOf(args: Arguments, { name, kind }: Parameter): ScriptTypeArgument {
  switch (kind) {
    case 'str':
      return args.string(name)
    case 'bool':
      return args.flag(name)
    case 'type': {
      const argument = args.some(name)
      if (argument) typeOf(args.reading, argument)
      return null
    }
    case 'int': {
      const argument = args.some(name)
      if (argument === null) return null
      const value = argument.value.kind === 'int' ? Number(argument.value.value) : Number.NaN
      return Number.isSafeInteger(value) ? value : args.wrong(name, argument, 'an integer')
    }
  }
}

/** The values of an enum or a set: strings, one by one. */
function valuesOf(args: Arguments): string[] {
  return args.rest().map(({ node, value }) => {
    const text = value.kind === 'str' ? value.value : null
    return (
      text ?? unreadable(node, `${args.callee}() takes its values as strings here, not ${describe(value)}.`)
    )
  })
}

function array(known: string, args: Arguments): ScriptType {
  args.named('item_type', 'as_tuple', 'dimensions', 'zero_indexes')
  const item = typeOf(args.reading, args.need('item_type'))
  const dimensions = argumentOf(args, { name: 'dimensions', kind: 'int', leftOut: false, keywordOnly: false })
  args.flag('as_tuple')
  args.flag('zero_indexes')
  args.end()
  if (item.item !== null) {
    unreadable(
      args.node,
      'SQLAlchemy does not nest ARRAY types; it takes dimensions= for an array of arrays.',
    )
  }
  const name = known === 'sa.ARRAY' ? 'ARRAY' : 'postgresql.ARRAY'
  return { name, args: dimensions === null ? {} : { dimensions }, values: [], item, variants: [] }
}

/** The type that a value stands for: one made, or a class that is made without arguments. */
export function typeFrom(reading: Reading, { node, value }: Argument): ScriptType | null {
  if (value.kind === 'type') return value.type
  if (value.kind !== 'path') return null
  const known = knownName(value.path)
  if (known === null || isArray(known) || !isType(known)) return null
  return construct(known, new Arguments(reading, node, known, [], new Map()))
}

/** The type that an argument is; gives up where it is none that can be read. */
export function typeOf(reading: Reading, argument: Argument): ScriptType {
  const type = variantOf(reading, argument)
  if (ofAnotherServer.test(type.name))
    return unreadable(argument.node, `The type ${type.name} belongs to another kind of server.`)
  return type
}

/** The type that an argument is, which may be one of another server. */
export function variantOf(reading: Reading, argument: Argument): ScriptType {
  const text = stringOf(argument.value)
  const what = text === null ? describe(argument.value) : JSON.stringify(text)
  return typeFrom(reading, argument) ?? unreadable(argument.node, `The type ${what} is not understood here.`)
}
