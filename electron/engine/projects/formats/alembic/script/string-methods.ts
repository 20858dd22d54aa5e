import type { Arguments } from './arguments'
import { itemsOf } from './iterate'
import { printed } from './percent-format'
import { unreadable } from './unreadable'
import { stringOf, type Value } from './value'

/** The methods of strings whose result is beyond doubt. */
export function callStringMethod(text: string, name: string, args: Arguments): Value {
  if (name === 'startswith' || name === 'endswith') {
    args.named('affix')
    const affix = args.text('affix')
    args.end()
    return { kind: 'bool', value: name === 'startswith' ? text.startsWith(affix) : text.endsWith(affix) }
  }
  const made = callKnown(text, name, args)
  if (made === null) return unreadable(args.node, `.${name}() of a string is not understood here.`)
  args.end()
  return { kind: 'str', value: made }
}

function callKnown(text: string, name: string, args: Arguments): string | null {
  switch (name) {
    case 'join':
      return join(text, args)
    case 'format':
      return format(text, args)
    case 'strip':
      // Without arguments Python and JavaScript cut the same characters of plain ASCII.
      return isAscii(text) ? text.trim() : null
    case 'lstrip':
      return isAscii(text) ? text.trimStart() : null
    case 'rstrip':
      return isAscii(text) ? text.trimEnd() : null
    case 'lower':
      return isAscii(text) ? text.toLowerCase() : null
    case 'upper':
      return isAscii(text) ? text.toUpperCase() : null
    case 'replace': {
      args.named('old', 'new')
      const [old, by] = [args.text('old'), args.text('new')]
      return old === '' ? null : text.replaceAll(old, () => by)
    }
    default:
      return null
  }
}

function join(between: string, args: Arguments): string {
  args.named('iterable')
  const list = args.need('iterable')
  const parts = itemsOf(list.node, list.value).map(
    (item) => stringOf(item) ?? unreadable(list.node, 'Only strings can be joined.'),
  )
  return parts.join(between)
}

/** `{}`, `{0}` and `{name}` alone; what stands behind a colon or an exclamation mark formats in Python's own way. */
function format(text: string, args: Arguments): string {
  const positional = args.rest()
  const named = new Map(args.left().map((name) => [name, args.need(name)]))
  let next = 0
  const made = text.replace(/\{\{|\}\}|\{([^{}]*)\}|[{}]/g, (all, field: string | undefined) => {
    if (all === '{{' || all === '}}') return all.charAt(0)
    if (field === undefined || !/^\w*$/.test(field))
      return unreadable(args.node, `${all} in a text is not understood here.`)
    if (field === '') next += 1
    const argument = /^\d*$/.test(field)
      ? positional[field === '' ? next - 1 : Number(field)]
      : named.get(field)
    return argument
      ? printed(argument.node, argument.value)
      : unreadable(args.node, `The text asks for ${all}, which it is not given.`)
  })
  return made
}

function isAscii(text: string): boolean {
  // Control characters that Python takes for blanks and JavaScript does not are left alone, too.
  return /^[\t\n\r\v\f\x20-\x7e]*$/.test(text)
}
