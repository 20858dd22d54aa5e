import { createHash } from 'node:crypto'
import { readConnectionUrl, writeConnectionUrl } from '#contract/connection-url'
import { UsageError } from './args'
import { type Terminal } from './terminal'
import { openWithPassword } from './password'
import { say } from './say'

/** Knows the database the command line names, for this process alone; returns the connection's id. */
export async function openDatabase(terminal: Terminal): Promise<string> {
  const { url } = terminal.args
  if (url !== null) return openUrl(terminal, url)
  throw new UsageError(
    'No database was named: give --url, or set VARVE_URL or DATABASE_URL in the environment.',
  )
}

/** Knows the database that a URL names, for this process alone; returns the connection's id. */
export async function openUrl(terminal: Terminal, text: string): Promise<string> {
  const { args, engine } = terminal
  const url = readConnectionUrl(text)
  if (!url.ok) throw new UsageError(url.message)
  for (const note of url.notes) say(note)
  const place = writeConnectionUrl(url.target)
  // One id a database, so that the journal's entries of several commands stand together.
  const connectionId = `terminal-${createHash('sha256').update(place).digest('hex').slice(0, 16)}`
  engine.profiles.addTemporary({
    id: connectionId,
    name: place,
    color: 'gray',
    environment: 'development',
    readOnly: args.readOnly,
    lockTimeoutMs: args.lockTimeoutMs,
    statementTimeoutMs: args.statementTimeoutMs,
    target: url.target,
  })
  await openWithPassword(terminal, { connectionId, name: place, known: url.password })
  return connectionId
}

/** Where scratch databases may be made: on the server that `--scratch` names, on the named database's, or nowhere (null). */
export async function openScratch(terminal: Terminal): Promise<string | null> {
  const { scratch, scratchUrl } = terminal.args
  if (scratchUrl !== null) return openUrl(terminal, urlOf(scratchUrl, terminal.env) ?? scratchUrl)
  return scratch ? openDatabase(terminal) : null
}

/** The URL that `env:NAME` stands for; null where the text is no such name. */
export function urlOf(text: string, env: NodeJS.ProcessEnv): string | null {
  const variable = /^env:(\w+)$/.exec(text)?.[1]
  if (variable === undefined) return null
  const url = env[variable]
  if (url === undefined || url === '') throw new UsageError(`${variable} is not set in the environment.`)
  return url
}
