import type { Connection } from '#contract/connection'
import { client } from '../../app/client'
import { connectionColors } from '../../app/connection-colors'
import { toErrorData } from '../../app/errors'
import { currentRoute, navigate } from '../../app/routes'
import { useWorkspace } from '../../app/workspace'
import { closeConnection, loadConnections, openConnection } from '../../app/workspace-actions'
import { connectionOf, fieldsOf, newFields } from './fields'
import { formOf, type Form } from './form'
import { problemsOf } from './problems'
import { changeDraft, draftOf, dropDraft, freshDraft, putDraft } from './store'

/** The key, and the route, of the form for a connection that does not exist yet. */
export const newKey = 'new'

const testing = new Map<string, AbortController>()

/** Makes sure the route's form is there: a saved connection's, or an empty one. */
export function ensureDraft(key: string, saved: Connection | null): void {
  if (draftOf(key) !== null) return
  const folder = useWorkspace.getState().embeddedFolder ?? ''
  if (saved !== null) putDraft(key, freshDraft(formOf(fieldsOf(saved, folder)), saved))
  else if (key === newKey)
    putDraft(key, freshDraft(formOf(newFields(crypto.randomUUID(), folder, nextColor())), null))
}

/** The first colour that no connection of the project has. */
function nextColor(): string {
  const used = new Set(useWorkspace.getState().connections.map(({ connection }) => connection.color))
  return (connectionColors.find(({ name }) => !used.has(name)) ?? connectionColors[0])?.name ?? 'slate'
}

/** Changes the form; a test made before says nothing about the new values, so it goes. */
export function changeForm(key: string, change: (form: Form) => Form): void {
  changeDraft(key, ({ form }) => ({ form: change(form), test: null, error: null, removing: false }))
}

/** Opens a new form with the values of a saved connection, but neither its name nor its password. */
export function duplicate(connection: Connection): void {
  const folder = useWorkspace.getState().embeddedFolder ?? ''
  const fields = { ...fieldsOf(connection, folder), id: crypto.randomUUID(), name: `${connection.name} copy` }
  putDraft(newKey, freshDraft(formOf(fields), null))
  navigate(['connections', newKey])
}

/** The connection the form describes, where nothing is wrong with it; else shows every problem. */
function readForm(key: string): { connection: Connection; password: string | null } | null {
  changeDraft(key, ({ form }) => ({ form: { ...form, attempted: true } }))
  const form = draftOf(key)?.form
  if (form === undefined || Object.keys(problemsOf(form.fields)).length > 0) return null
  const connection = connectionOf(form.fields)
  return connection === null ? null : { connection, password: form.fields.password || null }
}

/** Tries the connection layer by layer. */
export async function testConnection(key: string): Promise<void> {
  const question = readForm(key)
  if (question === null) return
  const stop = new AbortController()
  testing.get(key)?.abort()
  testing.set(key, stop)
  changeDraft(key, () => ({ busy: 'testing', test: null, error: null }))
  const asked = draftOf(key)?.form.fields
  try {
    const test = await client.connections.test(question, { signal: stop.signal })
    if (draftOf(key)?.form.fields === asked) changeDraft(key, () => ({ test }))
  } catch (thrown) {
    if (!stop.signal.aborted) changeDraft(key, () => ({ error: toErrorData(thrown) }))
  } finally {
    if (testing.get(key) === stop) {
      testing.delete(key)
      changeDraft(key, () => ({ busy: null }))
    }
  }
}

/** Gives a test up. */
export function cancelTest(key: string): void {
  testing.get(key)?.abort()
}

/** Saves the connection, and opens it where asked to. */
export async function save(key: string, andOpen: boolean): Promise<void> {
  const { project } = useWorkspace.getState()
  const asked = readForm(key)
  if (asked === null || project === null) return
  const remember = draftOf(key)?.remember === true && useWorkspace.getState().keepsPasswords.can
  changeDraft(key, () => ({ busy: 'saving', error: null }))
  try {
    const entry = await client.connections.save({ folder: project.folder, ...asked, remember })
    await loadConnections()
    dropDraft(key)
    navigate(['connections', entry.connection.id], 'replace')
    const inUse = useWorkspace.getState().connectionId === entry.connection.id
    if (andOpen) await openAndLeave(entry.connection.id)
    else if (inUse) await openConnection(entry.connection.id, null, false)
  } catch (thrown) {
    changeDraft(key, () => ({ busy: null, error: toErrorData(thrown) }))
  }
}

/** Asks, in the connection's form, whether it is to be forgotten. */
export function askRemove(connection: Connection): void {
  ensureDraft(connection.id, connection)
  changeDraft(connection.id, () => ({ removing: true }))
}

// Opening one from here leads on to the project's history; a password asked for on the way comes in between.
let leavingFor: string | null = null

/** Opens a saved connection and leaves for the history once it is open; what stands in the way is shown here. */
export async function openAndLeave(connectionId: string): Promise<void> {
  leavingFor = connectionId
  await openConnection(connectionId, null, false)
  leaveWhenOpen()
  const { session, connectionId: inUse } = useWorkspace.getState()
  if (session.state === 'failed' && inUse === connectionId && stillHere()) {
    navigate(['connections', connectionId])
  }
}

/** Goes on to the history where the connection opened from here is open now. */
export function leaveWhenOpen(): void {
  const { connectionId, session } = useWorkspace.getState()
  if (session.state !== 'open' || connectionId !== leavingFor) return
  leavingFor = null
  if (stillHere()) navigate(['history'])
}

// Who has gone elsewhere while it opened is not called back.
function stillHere(): boolean {
  return currentRoute()[0] === 'connections'
}

/** Forgets a saved connection; the database is not touched. */
export async function remove(key: string, connectionId: string): Promise<void> {
  const { project } = useWorkspace.getState()
  if (project === null) return
  changeDraft(key, () => ({ busy: 'removing', error: null }))
  try {
    if (useWorkspace.getState().connectionId === connectionId) await closeConnection()
    await client.connections.remove({ folder: project.folder, connectionId })
    dropDraft(key)
    await loadConnections()
    navigate(['connections'], 'replace')
  } catch (thrown) {
    changeDraft(key, () => ({ busy: null, removing: false, error: toErrorData(thrown) }))
  }
}
