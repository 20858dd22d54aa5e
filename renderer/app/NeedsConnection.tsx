import './NeedsConnection.css'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/ErrorNotice'
import { ProgressLine } from '../ui/ProgressLine'
import { asksPassword, PasswordPanel } from './PasswordPanel'
import { OfferList } from './OfferList'
import { navigate } from './routes'
import { currentConnection, useWorkspace } from './workspace'
import { openConnection } from './workspace-actions'

/** Stands in for a screen that asks a database while none is open: says so, why, and leads to one. */
export function NeedsConnection({ what }: { what: ReactNode }) {
  const workspace = useWorkspace()
  const entry = currentConnection(workspace)
  const { session, connections } = workspace
  const choose = (
    <Button variant={entry === null ? 'filled' : 'default'} onClick={() => navigate(['connections'])}>
      {connections.length === 0 ? 'New connection' : 'Choose a connection'}
    </Button>
  )
  if (entry !== null && session.state === 'opening') {
    return (
      <EmptyState title={`Connecting to ${entry.connection.name}`}>
        <ProgressLine share={null} label="Connecting" />
        <p>{what}</p>
      </EmptyState>
    )
  }
  if (entry !== null && asksPassword(session.error)) {
    return (
      <div className="needs-connection">
        <PasswordPanel entry={entry} refused={session.error} />
      </div>
    )
  }
  if (entry !== null && session.error !== null) {
    return (
      <div className="needs-connection">
        <ErrorNotice
          error={session.error}
          actions={
            <>
              <Button onClick={() => void openConnection(entry.connection.id, null, false)}>
                Connect again
              </Button>
              {choose}
            </>
          }
        />
      </div>
    )
  }
  return (
    <EmptyState title="No connection is open">
      <p>{what}</p>
      {choose}
      <OfferList />
    </EmptyState>
  )
}
