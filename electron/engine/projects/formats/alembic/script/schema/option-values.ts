import type { Arguments } from '../arguments'
import { type Argument, stringOf } from '../value'

/** An option's text; null where not given, None, or False. */
export function textOf(args: Arguments, option: Argument | undefined): string | null {
  if (!option || option.value.kind === 'none' || isFalse(option)) return null
  return stringOf(option.value) ?? args.wrong('an option', option, 'a string')
}

/** An option that is True or False; null where not given, or None. */
export function flagOf(args: Arguments, option: Argument | undefined): boolean | null {
  if (!option || option.value.kind === 'none') return null
  return option.value.kind === 'bool' ? option.value.value : args.wrong('an option', option, 'True or False')
}

/** An option that is a list of strings; empty where not given, or None. */
export function stringsOf(args: Arguments, option: Argument | undefined): string[] {
  if (!option || option.value.kind === 'none') return []
  const { value } = option
  if (value.kind !== 'list' && value.kind !== 'tuple')
    return args.wrong('an option', option, 'a list of strings')
  return value.items.map((item) => stringOf(item) ?? args.wrong('an option', option, 'a list of strings'))
}

/** An option that is a dictionary of plain values, spelt as SQLAlchemy puts them into the SQL; empty where not given. */
export function entriesOf(args: Arguments, option: Argument | undefined): [string, string][] {
  if (!option || option.value.kind === 'none') return []
  const { value } = option
  if (value.kind !== 'dict') return args.wrong('an option', option, 'a dictionary')
  return value.entries.map(([key, inner]) => {
    const name = stringOf(key)
    const text = inner.kind === 'int' ? String(inner.value) : stringOf(inner)
    if (name === null || text === null)
      return args.wrong('an option', option, 'a dictionary of strings or integers')
    return [name, text]
  })
}

function isFalse({ value }: Argument): boolean {
  return value.kind === 'bool' && !value.value
}
