import { parseArgs } from 'node:util'
import type { DialectName } from '#contract/connection'
import {
  type CommandLine,
  commandLines,
  type CommandName,
  commandNamed,
  type OwnOption,
} from './command-line'

export interface Args {
  readonly command: CommandName
  /** As typed; empty for `inspect`. */
  readonly project: string
  /** What stands behind the project: revisions, targets. */
  readonly words: readonly string[]
  readonly url: string | null
  readonly to: string | null
  readonly message: string | null
  readonly dialect: DialectName | null
  readonly sql: boolean
  readonly down: boolean
  readonly all: boolean
  readonly purge: boolean
  readonly yes: boolean
  readonly scratch: boolean
  /** The server for scratch databases, where `--scratch` names one. */
  readonly scratchUrl: string | null
  readonly plan: boolean
  readonly exitCode: boolean
  readonly renames: readonly string[]
  readonly ignore: readonly string[]
  readonly json: boolean
  readonly readOnly: boolean
  readonly lockTimeoutMs: number
  readonly statementTimeoutMs: number
}

/** Wrong usage: exit code 2. */
export class UsageError extends Error {}

const options = {
  url: { type: 'string' },
  to: { type: 'string' },
  sql: { type: 'boolean' },
  down: { type: 'boolean' },
  all: { type: 'boolean' },
  dialect: { type: 'string' },
  purge: { type: 'boolean' },
  yes: { type: 'boolean' },
  scratch: { type: 'boolean' },
  'scratch-url': { type: 'string' },
  plan: { type: 'boolean' },
  'exit-code': { type: 'boolean' },
  rename: { type: 'string', multiple: true },
  ignore: { type: 'string', multiple: true },
  message: { type: 'string', short: 'm' },
  json: { type: 'boolean' },
  'read-only': { type: 'boolean' },
  'lock-timeout': { type: 'string' },
  'statement-timeout': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

const ownOptions: readonly OwnOption[] = [
  'to',
  'sql',
  'down',
  'all',
  'dialect',
  'purge',
  'yes',
  'message',
  'scratch',
  'plan',
  'exit-code',
  'rename',
  'ignore',
]

/** Reads a command line; throws `UsageError` with a sentence for what is wrong with it. */
export function readArgs(argv: readonly string[], env: NodeJS.ProcessEnv): Args | 'help' | 'version' {
  const { values, positionals } = parse(argv)
  const [name, ...words] = positionals
  if (values.version === true) return 'version'
  if (values.help === true || name === 'help') return 'help'
  if (name === undefined) throw new UsageError('No command was given.')
  const command = commandNamed(name)
  if (command === null) throw new UsageError(`There is no command ${quoted(name)}.`)
  refuseWords(command, words)
  refuseOptions(
    command,
    ownOptions.filter((option) => values[option] !== undefined),
  )
  const args: Args = {
    command,
    project: words[0] ?? '',
    words: words.slice(1),
    url: filled(values.url) ?? filled(env['VARVE_URL']) ?? filled(env['DATABASE_URL']),
    to: values.to ?? null,
    message: values.message ?? null,
    dialect: dialectNamed(values.dialect),
    sql: values.sql === true,
    down: values.down === true,
    all: values.all === true,
    purge: values.purge === true,
    yes: values.yes === true,
    scratch: values.scratch === true,
    scratchUrl: filled(values['scratch-url']),
    plan: values.plan === true,
    exitCode: values['exit-code'] === true,
    renames: values.rename ?? [],
    ignore: values.ignore ?? [],
    json: values.json === true,
    readOnly: values['read-only'] === true,
    lockTimeoutMs: milliseconds('--lock-timeout', values['lock-timeout'], 5000),
    statementTimeoutMs: milliseconds('--statement-timeout', values['statement-timeout'], 0),
  }
  refuseTogether(args)
  return args
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: joined(argv), allowPositionals: true, strict: true, options })
  } catch (error) {
    throw new UsageError(optionWords(error), { cause: error })
  }
}

// Node's message names the option, never its value; behind the first sentence it speaks of what no command takes.
function optionWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const unknown = /^Unknown option '([^']+)'/.exec(message)?.[1]
  if (unknown !== undefined) return `There is no option ${unknown}.`
  const [, empty] = /^Option '(?:-\w, )?(--[\w-]+) <value>' argument/.exec(message) ?? []
  return empty === undefined ? message : `${empty} needs a value behind it.`
}

/** A word as it was typed, but for the password of a URL. */
function quoted(word: string): string {
  return JSON.stringify(word.replace(/^([a-z][a-z\d+.-]*:\/\/[^:/?#]*):.*@/is, '$1:…@'))
}

/**
 * `--to -1` as `--to=-1`: to Node a value that starts with a dash is an option. `--scratch` may name a server, or go
 * without.
 */
function joined(argv: readonly string[]): string[] {
  const args: string[] = []
  for (const arg of argv) {
    if (args.at(-1) === '--to' && /^-\d/.test(arg)) args[args.length - 1] = `--to=${arg}`
    else if (args.at(-1) === '--scratch' && isServer(arg)) args.push(`--scratch-url=${arg}`)
    else if (arg.startsWith('--scratch='))
      args.push('--scratch', `--scratch-url=${arg.slice('--scratch='.length)}`)
    else args.push(arg)
  }
  return args
}

function isServer(text: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:\/\/|env:)/i.test(text)
}

function refuseWords(command: CommandName, given: readonly string[]): void {
  const { words, least, most }: CommandLine = commandLines[command]
  if (given.length < least) throw new UsageError(`varve ${command} needs ${words[given.length] ?? 'more'}.`)
  const surplus = most === null ? undefined : given[most]
  if (surplus !== undefined) throw new UsageError(`varve ${command} takes no ${quoted(surplus)}.`)
  if (given.includes('')) throw new UsageError('An argument is empty.')
}

function refuseOptions(command: CommandName, given: readonly OwnOption[]): void {
  const taken: readonly OwnOption[] = commandLines[command].options
  const wrong = given.find((option) => !taken.includes(option))
  if (wrong === undefined) return
  const owners = Object.entries(commandLines).filter(([, line]) =>
    (line.options as readonly OwnOption[]).includes(wrong),
  )
  const names = owners.map(([name]) => name).join(' and ')
  throw new UsageError(`--${wrong} belongs to ${names}; varve ${command} has no use for it.`)
}

function refuseTogether({ command, words, to, message, all, sql, down }: Args): void {
  if (to === '') throw new UsageError('--to is empty: name a revision.')
  if (to === 'base' && command === 'apply') throw new UsageError('--to base belongs to rollback.')
  if (command === 'revision' && message === null) throw new UsageError('varve revision needs -m MESSAGE.')
  if (command !== 'show') return
  if (!all && words.length === 0) throw new UsageError('varve show needs a revision, or --all.')
  if (all && (words.length > 0 || sql || down))
    throw new UsageError('--all shows every revision in both directions; it goes with --dialect and --json.')
}

function dialectNamed(text: string | undefined): DialectName | null {
  if (text === undefined) return null
  if (text === 'postgres' || text === 'mysql') return text
  throw new UsageError(`--dialect is postgres or mysql, not ${JSON.stringify(text)}.`)
}

function filled(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text
}

function milliseconds(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual
  const value = Number(text)
  if (/^\d{1,9}$/.test(text) && Number.isInteger(value)) return value
  throw new UsageError(`${name} ${JSON.stringify(text)} is not a whole number of milliseconds.`)
}
