import './connections.css'
import { useEffect } from 'react'
import type { ScreenProps } from '../../app/feature'
import { navigate } from '../../app/routes'
import { useWorkspace } from '../../app/workspace'
import { EmptyState } from '../../ui/EmptyState'
import { SplitPane } from '../../ui/SplitPane'
import { ensureDraft, leaveWhenOpen, newKey } from './actions'
import { ConnectionForm } from './ConnectionForm'
import { ConnectionHead } from './ConnectionHead'
import { ConnectionList } from './ConnectionList'
import { useConnections } from './store'

/** The project's connections: the list, and the form of the one chosen. */
export function ConnectionsScreen({ rest }: ScreenProps) {
  const key = rest[0] ?? null
  const { project, connections, connectionId, session } = useWorkspace()
  const entry = connections.find(({ connection }) => connection.id === key) ?? null
  const draft = useConnections(({ drafts }) => (key === null ? null : (drafts.get(key) ?? null)))
  const first = connectionId ?? connections[0]?.connection.id ?? null
  useEffect(() => {
    if (project !== null && key !== null && draft === null) ensureDraft(key, entry?.connection ?? null)
  }, [project, key, draft, entry])
  useEffect(() => {
    if (project !== null && key === null) navigate(['connections', first ?? newKey], 'replace')
  }, [project, key, first])
  useEffect(leaveWhenOpen, [connectionId, session.state])

  return (
    <SplitPane
      id="connections"
      label="List width"
      initial={320}
      first={<ConnectionList chosen={key} />}
      second={
        key !== null && draft !== null ? (
          <ConnectionForm
            key={key}
            draftKey={key}
            draft={draft}
            entry={entry}
            head={<ConnectionHead draftKey={key} draft={draft} entry={entry} />}
          />
        ) : (
          <EmptyState title="No such connection">
            <p>This project has no connection of that id; it may have been removed.</p>
          </EmptyState>
        )
      }
    />
  )
}
