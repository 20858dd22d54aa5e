import { client } from './client'
import { toErrorData } from './errors'
import { offeredConnection } from './offered-connection'
import { followProject } from './project-watch'
import { navigate } from './routes'
import { closedSession, useWorkspace } from './workspace'
import type { ConnectionOffer, Project } from '#contract/revision'

const lastUsed = (folder: string): string => `varve.connection:${folder}`
const folderKey = 'varve.folder'
let opening = 0

/** The folder this window had open before it was loaded again; null for none. */
export function rememberedFolder(): string | null {
  return sessionStorage.getItem(folderKey)
}

/** Opens a project folder and the connection last used with it. Throws what the operation throws. */
export async function openProject(folder: string): Promise<void> {
  await enterProject(await client.projects.open({ folder }), null)
}

/** Opens the sample project on its embedded database. Throws what the operation throws. */
export async function openSample(): Promise<void> {
  const { project, connectionId } = await client.projects.openSample()
  await enterProject(project, connectionId)
}

/** Leaves the project; the window is back at Welcome. */
export function closeProject(): void {
  opening++
  useWorkspace.setState({
    project: null,
    connections: [],
    connectionId: null,
    session: closedSession,
    embeddedFolder: null,
    connectionsNotice: null,
  })
  sessionStorage.removeItem(folderKey)
  followProject(null)
  navigate([])
}

async function enterProject(project: Project, connectionId: string | null): Promise<void> {
  const mine = ++opening
  useWorkspace.setState({ project, connections: [], connectionId: null, session: closedSession })
  sessionStorage.setItem(folderKey, project.folder)
  followProject(project.folder)
  await loadConnections()
  if (mine !== opening) return
  const { connections } = useWorkspace.getState()
  const wanted = connectionId ?? localStorage.getItem(lastUsed(project.folder))
  const entry =
    connections.find((e) => e.connection.id === wanted) ?? (connections.length === 1 ? connections[0] : null)
  if (entry !== undefined && entry !== null) void openConnection(entry.connection.id, null, false)
}

/** Reads the project's saved connections again; call after one was saved or removed. */
export async function loadConnections(): Promise<void> {
  const { project } = useWorkspace.getState()
  if (project === null) return
  const answer = await client.connections.list({ folder: project.folder })
  if (useWorkspace.getState().project?.folder !== project.folder) return
  useWorkspace.setState({
    connections: answer.entries,
    keepsPasswords: answer.keepsPasswords,
    embeddedFolder: answer.embeddedFolder,
    connectionsNotice: answer.notice,
  })
}

/** Saves and opens a connection that the project's own files name. Throws what the operation throws. */
export async function takeOffer(offer: ConnectionOffer): Promise<void> {
  const { project, connections, keepsPasswords } = useWorkspace.getState()
  if (project === null) return
  const connection = offeredConnection(
    offer,
    connections.map((entry) => entry.connection),
  )
  const { folder } = project
  await client.connections.saveOffered({
    folder,
    offerId: offer.id,
    connection,
    remember: keepsPasswords.can,
  })
  await loadConnections()
  await openConnection(connection.id, null, false)
}

/** Makes a saved connection the one in use and opens it; how it went stands in `session`. `password` answers `password-needed`. */
export async function openConnection(
  connectionId: string,
  password: string | null,
  remember: boolean,
): Promise<void> {
  const mine = ++opening
  const before = useWorkspace.getState()
  const server = before.connectionId === connectionId ? before.session.server : null
  useWorkspace.setState({ connectionId, session: { state: 'opening', server, error: null } })
  if (before.project !== null) localStorage.setItem(lastUsed(before.project.folder), connectionId)
  try {
    const info = await client.connections.open({ connectionId, password, remember })
    if (mine !== opening) return
    useWorkspace.setState((was) => ({
      session: { state: 'open', server: info, error: null },
      databaseChanges: was.databaseChanges + 1,
    }))
  } catch (thrown) {
    if (mine !== opening) return
    useWorkspace.setState({ session: { state: 'failed', server: null, error: toErrorData(thrown) } })
  }
}

/** Closes the connection in use and leaves none. */
export async function closeConnection(): Promise<void> {
  const { connectionId } = useWorkspace.getState()
  opening++
  useWorkspace.setState({ connectionId: null, session: closedSession })
  if (connectionId !== null) await client.connections.close({ connectionId })
}
