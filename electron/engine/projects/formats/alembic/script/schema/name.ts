import type { ScriptName } from '#contract/script-value'
import type { ScriptTable } from '#contract/script-change'
import type { Arguments } from '../arguments'
import type { Value } from '../value'

/** The name that a value spells; null where it is no string. */
export function nameOf(value: Value): ScriptName | null {
  if (value.kind === 'str') return plainName(value.value)
  return value.kind === 'name' ? { text: value.text, final: value.final, quote: value.quote } : null
}

/** A plain name. */
export function plainName(text: string): ScriptName {
  return { text, final: false, quote: null }
}

/** A name among arguments; null where not given, or None. */
export function takeName(args: Arguments, key: string): ScriptName | null {
  const argument = args.some(key)
  return argument && (nameOf(argument.value) ?? args.wrong(key, argument, 'a string'))
}

/** A name that must be given, and not be None. */
export function needName(args: Arguments, key: string): ScriptName {
  const argument = args.need(key)
  return nameOf(argument.value) ?? args.wrong(key, argument, 'a string')
}

/** The table an operation speaks of. */
export function takeTable(args: Arguments, key = 'table_name'): ScriptTable {
  return { name: needName(args, key), schema: args.string('schema') }
}
