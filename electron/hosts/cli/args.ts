import { parseArgs } from 'node:util'

export type CommandName = 'history' | 'status' | 'apply' | 'rollback' | 'inspect'

export interface Args {
  readonly command: CommandName
  /** As typed; empty for `inspect`. */
  readonly project: string
  readonly url: string | null
  readonly to: string | null
  readonly json: boolean
  readonly readOnly: boolean
  readonly lockTimeoutMs: number
  readonly statementTimeoutMs: number
}

/** Wrong usage: exit code 2. */
export class UsageError extends Error {}

const commands: readonly CommandName[] = ['history', 'status', 'apply', 'rollback', 'inspect']
const options = {
  url: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean' },
  'read-only': { type: 'boolean' },
  'lock-timeout': { type: 'string' },
  'statement-timeout': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

/** Reads a command line; throws `UsageError` with a sentence for what is wrong with it. */
export function readArgs(argv: readonly string[], env: NodeJS.ProcessEnv): Args | 'help' | 'version' {
  const { values, positionals } = parse(argv)
  const [name, ...rest] = positionals
  if (values.version === true) return 'version'
  if (values.help === true || name === 'help') return 'help'
  if (name === undefined) throw new UsageError('No command was given.')
  const command = commands.find((known) => known === name)
  if (command === undefined) throw new UsageError(`There is no command ${JSON.stringify(name)}.`)
  const wanted = command === 'inspect' ? 0 : 1
  if (rest.length < wanted) throw new UsageError(`varve ${command} needs a project folder.`)
  const surplus = rest[wanted]
  if (surplus !== undefined) throw new UsageError(`varve ${command} takes no ${JSON.stringify(surplus)}.`)
  if (values.to !== undefined && command !== 'apply' && command !== 'rollback') {
    throw new UsageError(`--to belongs to apply and rollback; varve ${command} has no use for it.`)
  }
  if (values.to === '') throw new UsageError('--to is empty: name a revision.')
  if (values.to === 'base' && command === 'apply') throw new UsageError('--to base belongs to rollback.')
  return {
    command,
    project: rest[0] ?? '',
    url: filled(values.url) ?? filled(env['VARVE_URL']) ?? filled(env['DATABASE_URL']),
    to: values.to ?? null,
    json: values.json === true,
    readOnly: values['read-only'] === true,
    lockTimeoutMs: milliseconds('--lock-timeout', values['lock-timeout'], 5000),
    statementTimeoutMs: milliseconds('--statement-timeout', values['statement-timeout'], 0),
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, strict: true, options })
  } catch (error) {
    // Node's message names the option, never its value.
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
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
