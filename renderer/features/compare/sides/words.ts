import type { CompareSide } from '#contract/compare'
import type { DialectName } from '#contract/connection'
import { dialectOf } from '../../../app/scratch'
import type { Workspace } from '../../../app/workspace'

/** The last part of a path. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path
}

/** A side in a few words, before it is read: `development`, `notes-app at its heads`. */
export function sideWords(side: CompareSide, { connections, project }: Workspace): string {
  const named = (id: string) =>
    connections.find(({ connection }) => connection.id === id)?.connection.name ?? 'a connection that is gone'
  switch (side.kind) {
    case 'connection':
      return named(side.connectionId)
    case 'snapshot':
    case 'sql':
      return fileName(side.file)
    case 'project': {
      const name = side.folder === project?.folder ? project.name : fileName(side.folder)
      switch (side.at.kind) {
        case 'heads':
          return `${name} at its heads`
        case 'base':
          return `${name} at base`
        case 'revision':
          return `${name} at ${side.at.revision}`
        case 'current':
          return `${name} as applied on ${named(side.at.connectionId)}`
      }
    }
  }
}

/** The dialect a side is in, where that is known before it is read. */
export function dialectOfSide(side: CompareSide | null, { connections }: Workspace): DialectName | null {
  if (side === null || side.kind === 'snapshot') return null
  if (side.kind !== 'connection') return side.dialect
  const entry = connections.find(({ connection }) => connection.id === side.connectionId)
  return entry === undefined ? null : dialectOf(entry.connection)
}

/** The dialect a project's revisions are told in: the other side's, else that of the connection in use, else of any that is known. */
export function likelyDialect(workspace: Workspace, other: CompareSide | null): DialectName {
  const { connections, connectionId, project } = workspace
  const entry = connections.find(({ connection }) => connection.id === connectionId) ?? connections[0] ?? null
  const offered = project?.offers.map(({ target }) => target).find(({ kind }) => kind === 'server')
  return (
    dialectOfSide(other, workspace) ??
    (entry === null ? null : dialectOf(entry.connection)) ??
    (offered?.kind === 'server' ? offered.dialect : 'postgres')
  )
}
