import type { DialectName } from '#contract/connection'
import { readConnectionUrl } from '#contract/connection-url'
import type { Project } from '#contract/revision'
import type { Args } from './args'

/** The dialect that statements are told for: the one named, the named database's, the one of the project's own settings, or PostgreSQL. */
export function meantDialect({ dialect, url }: Args, { offers }: Project): DialectName {
  if (dialect !== null) return dialect
  const read = url === null ? null : readConnectionUrl(url)
  const target = read?.ok === true ? read.target : (offers[0]?.target ?? null)
  return target?.kind === 'server' ? target.dialect : 'postgres'
}
