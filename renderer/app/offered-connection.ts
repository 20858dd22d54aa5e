import type { Connection, Target } from '#contract/connection'
import type { ConnectionOffer } from '#contract/revision'

/** The connection that an offer becomes; `known` are those saved already. A server elsewhere starts read-only: what it is for, the project does not say. */
export function offeredConnection({ target }: ConnectionOffer, known: readonly Connection[]): Connection {
  const same = known.find((connection) => isSameDatabase(connection.target, target))
  if (same !== undefined) return same
  return {
    id: crypto.randomUUID(),
    name: nameOf(target),
    color: 'slate',
    environment: 'development',
    readOnly: !isHere(target),
    lockTimeoutMs: 5000,
    statementTimeoutMs: 0,
    target,
  }
}

/** Whether both lead to one database as one user. */
export function isSameDatabase(a: Target, b: Target): boolean {
  if (a.kind === 'embedded' || b.kind === 'embedded')
    return a.kind === 'embedded' && b.kind === 'embedded' && a.folder === b.folder
  return (
    a.dialect === b.dialect &&
    a.host === b.host &&
    a.port === b.port &&
    a.socket === b.socket &&
    a.user === b.user &&
    a.database === b.database
  )
}

function nameOf(target: Target): string {
  if (target.kind === 'embedded') return 'Embedded PostgreSQL'
  const where = target.socket === null ? target.host : 'socket'
  return target.database === '' ? where || 'Connection' : `${target.database} on ${where}`
}

function isHere(target: Target): boolean {
  if (target.kind === 'embedded' || target.socket !== null) return true
  return /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/i.test(target.host)
}
