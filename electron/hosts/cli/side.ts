import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CompareSide } from '#contract/compare'
import type { DialectName } from '#contract/connection'
import { readConnectionUrl } from '#contract/connection-url'
import { UsageError } from './args'
import { openDatabase, openUrl, urlOf } from './database'
import { meantDialect } from './meant-dialect'
import { openWithPassword } from './password'
import type { Terminal } from './terminal'

/** A side as it was typed: what it is, and where. */
export type TypedSide =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'project'; readonly folder: string; readonly at: string }
  | { readonly kind: 'file'; readonly file: string; readonly sql: boolean }

/** Reads a side: a URL, `env:NAME` for one in the environment, a file, a project's folder with `@` and a revision, or a saved connection's name. */
export async function readSideWords(text: string, env: NodeJS.ProcessEnv): Promise<TypedSide> {
  const named = urlOf(text, env)
  if (named !== null) return { kind: 'url', url: named }
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text) || text.startsWith('pglite:')) return { kind: 'url', url: text }
  if (/\.(?:json|sql)$/i.test(text) && !(await isFolder(text)))
    return { kind: 'file', file: resolve(text), sql: /\.sql$/i.test(text) }
  for (let at = text.indexOf('@'); at > 0; at = text.indexOf('@', at + 1)) {
    const folder = text.slice(0, at)
    if (await isFolder(folder)) return { kind: 'project', folder: resolve(folder), at: text.slice(at + 1) }
  }
  if (await isFolder(text)) return { kind: 'project', folder: resolve(text), at: 'heads' }
  return { kind: 'named', name: text }
}

/** The dialect that a side by itself is of; null where another one has to say. */
export function dialectOfSide(typed: TypedSide): DialectName | null {
  if (typed.kind !== 'url') return null
  const read = readConnectionUrl(typed.url)
  if (!read.ok) throw new UsageError(read.message)
  return read.target.kind === 'embedded' ? 'postgres' : read.target.dialect
}

/** The side as the engine takes it; the databases that it names are opened. */
export async function openSide(
  terminal: Terminal,
  typed: TypedSide,
  other: DialectName | null,
): Promise<CompareSide> {
  const { args, client } = terminal
  switch (typed.kind) {
    case 'url':
      await refuseMissing(typed.url)
      return { kind: 'connection', connectionId: await openUrl(terminal, typed.url) }
    case 'named':
      return { kind: 'connection', connectionId: await openNamed(terminal, typed.name) }
    case 'file': {
      const { file, sql } = typed
      if (!sql) return { kind: 'snapshot', file }
      return { kind: 'sql', file, dialect: args.dialect ?? other ?? 'postgres' }
    }
    case 'project': {
      const { folder, at } = typed
      const dialect = args.dialect ?? other ?? meantDialect(args, await client.projects.open({ folder }))
      return { kind: 'project', folder, at: await pointOf(terminal, at), dialect }
    }
  }
}

// Opening an embedded database makes it where there is none; a comparison with a misspelt folder would be one with nothing.
async function refuseMissing(url: string): Promise<void> {
  const read = readConnectionUrl(url)
  if (!read.ok || read.target.kind !== 'embedded' || (await isFolder(read.target.folder))) return
  throw new UsageError(`There is no embedded database in ${read.target.folder}.`)
}

async function pointOf(
  terminal: Terminal,
  at: string,
): Promise<Extract<CompareSide, { kind: 'project' }>['at']> {
  if (at === '') throw new UsageError('Behind the @ stands a revision, heads, base or current.')
  if (at === 'heads' || at === 'base') return { kind: at }
  if (at === 'current') return { kind: 'current', connectionId: await openDatabase(terminal) }
  return { kind: 'revision', revision: at }
}

async function openNamed(terminal: Terminal, name: string): Promise<string> {
  const found = await terminal.engine.profiles.named(name)
  const [only, ...others] = found
  if (only === undefined && (await stat(name).catch(() => null)) !== null)
    throw new UsageError(`${JSON.stringify(name)} is a file, and a side is a FILE.json or a FILE.sql.`)
  if (only === undefined)
    throw new UsageError(
      `${JSON.stringify(name)} is no URL, no file, no project folder, and no saved connection goes by this name.`,
    )
  if (others.length > 0)
    throw new UsageError(`Several saved connections are called ${JSON.stringify(name)}: name one by its URL.`)
  await openWithPassword(terminal, { connectionId: only.id, name, known: null })
  return only.id
}

/** Whether a folder stands there. */
export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found?.isDirectory() ?? false
}
