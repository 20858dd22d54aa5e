import type { Arguments } from './arguments'
import { dedent } from './dedent'
import { itemsOf } from './iterate'
import { unreadable } from './unreadable'
import type { Value } from './value'

/** Calls into Python's own library whose result is beyond doubt. */
export function callOther(path: string, args: Arguments): Value {
  switch (path) {
    case 'datetime.datetime':
      return moment(args)
    case 'datetime.date':
      return day(args)
    case 'uuid.UUID':
      return uuid(args)
    case 'decimal.Decimal':
      return decimal(args)
    case 'textwrap.dedent':
      return { kind: 'str', value: dedent(only(args, 'text')) }
    case 'itertools.product':
      return product(args)
    case 'logging.getLogger':
      args.rest()
      return { kind: 'logger' }
    default:
      return unreadable(args.node, `What ${path}() does is not known without running it.`)
  }
}

const longest = 10_000

/** Every choice of one item of each list; the last list goes round fastest. */
function product(args: Arguments): Value {
  const lists = args.rest().map(({ node, value }) => itemsOf(node, value))
  args.end()
  let choices: (readonly Value[])[] = [[]]
  for (const list of lists) {
    choices = choices.flatMap((choice) => list.map((item) => [...choice, item]))
    if (choices.length > longest) return unreadable(args.node, 'These are too many to be written out.')
  }
  return { kind: 'list', items: choices.map((items) => ({ kind: 'tuple', items })) }
}

function only(args: Arguments, name: string): string {
  args.named(name)
  const text = args.text(name)
  args.end()
  return text
}

/** A number within bounds, as Python's own constructors check them. */
function part(args: Arguments, name: string, from: number, to: number): number {
  const argument = args.take(name)
  if (argument === null)
    return name === 'year' || name === 'month' || name === 'day'
      ? unreadable(args.node, `A date needs its ${name}.`)
      : 0
  const value = argument.value.kind === 'int' ? Number(argument.value.value) : Number.NaN
  return value >= from && value <= to ? value : args.wrong(name, argument, `an integer from ${from} to ${to}`)
}

const two = (value: number) => String(value).padStart(2, '0')

function dateText(args: Arguments): string {
  const [year, month] = [part(args, 'year', 1, 9999), part(args, 'month', 1, 12)]
  const last = new Date(Date.UTC(2000, month, 0)).getUTCDate()
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const day = part(args, 'day', 1, month === 2 && !isLeap ? 28 : last)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function day(args: Arguments): Value {
  args.named('year', 'month', 'day')
  const text = dateText(args)
  args.end()
  return { kind: 'scalar', value: { kind: 'date', text } }
}

function moment(args: Arguments): Value {
  args.named('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo')
  const date = dateText(args)
  const time = [part(args, 'hour', 0, 23), part(args, 'minute', 0, 59), part(args, 'second', 0, 59)]
    .map(two)
    .join(':')
  const micros = part(args, 'microsecond', 0, 999_999)
  const zone = args.some('tzinfo')
  const isUtc = zone?.value.kind === 'path' && /^datetime\.(timezone\.utc|UTC)$/.test(zone.value.path)
  if (zone && !isUtc) unreadable(zone.node, 'Of time zones only UTC is understood here.')
  args.end()
  const text = `${date} ${time}${micros === 0 ? '' : `.${String(micros).padStart(6, '0')}`}`
  return { kind: 'scalar', value: { kind: 'datetime', text, offset: isUtc ? '+00:00' : null } }
}

function uuid(args: Arguments): Value {
  const text = only(args, 'hex')
  const hex = text
    .replace(/^urn:/, '')
    .replace(/^uuid:/, '')
    .replace(/[{}-]/g, '')
    .toLowerCase()
  if (!/^[0-9a-f]{32}$/.test(hex)) return unreadable(args.node, `${JSON.stringify(text)} is no UUID.`)
  return {
    kind: 'scalar',
    value: { kind: 'uuid', text: hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') },
  }
}

function decimal(args: Arguments): Value {
  args.named('value')
  const given = args.need('value')
  args.end()
  const text =
    given.value.kind === 'str'
      ? given.value.value
      : given.value.kind === 'int'
        ? String(given.value.value)
        : null
  if (text === null || !/^-?\d+(\.\d+)?$/.test(text))
    return args.wrong('value', given, 'a decimal number as a string')
  return { kind: 'scalar', value: { kind: 'decimal', text } }
}
