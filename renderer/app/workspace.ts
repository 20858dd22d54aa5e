import { create } from 'zustand'
import type { ConnectionEntry, ServerInfo } from '#contract/connection'
import type { AppErrorData } from '#contract/errors'
import type { Project } from '#contract/revision'

/** The open connection's session: none chosen, opening, open, or failed (`password-needed` asks for one). */
export interface SessionState {
  readonly state: 'none' | 'opening' | 'open' | 'failed'
  readonly server: ServerInfo | null
  readonly error: AppErrorData | null
}

/** What the whole window is about: one project, its connections, and the one in use. */
export interface Workspace {
  readonly project: Project | null
  /** Why the project's files are not followed at the moment; null while they are. */
  readonly unfollowed: AppErrorData | null
  readonly connections: readonly ConnectionEntry[]
  readonly keepsPasswords: { readonly can: boolean; readonly why: string | null }
  readonly embeddedFolder: string | null
  /** A sentence about the file of saved connections, where something is wrong with it. */
  readonly connectionsNotice: string | null
  readonly connectionId: string | null
  readonly session: SessionState
  /** Counts what may have changed the database (runs, marks, a new session); screens read again when it moves. */
  readonly databaseChanges: number
}

export const closedSession: SessionState = { state: 'none', server: null, error: null }

export const useWorkspace = create<Workspace>(() => ({
  project: null,
  unfollowed: null,
  connections: [],
  keepsPasswords: { can: false, why: null },
  embeddedFolder: null,
  connectionsNotice: null,
  connectionId: null,
  session: closedSession,
  databaseChanges: 0,
}))

/** The connection in use; null where none is. */
export function currentConnection(workspace: Workspace): ConnectionEntry | null {
  return workspace.connections.find((entry) => entry.connection.id === workspace.connectionId) ?? null
}

/** Id of the connection that is in use and open; null where nothing can be asked of a database. */
export function openConnectionId(workspace: Workspace): string | null {
  return workspace.session.state === 'open' ? workspace.connectionId : null
}

/** Says that the database may have changed, so that every screen reads it again. */
export function noteDatabaseChange(): void {
  useWorkspace.setState((was) => ({ databaseChanges: was.databaseChanges + 1 }))
}
