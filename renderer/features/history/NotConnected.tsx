import { Button } from '@mantine/core'
import { useState } from 'react'
import { act } from '../../app/notify'
import { navigate } from '../../app/routes'
import { OfferList, openOffers } from '../../app/OfferList'
import { openConnection } from '../../app/workspace-actions'
import { currentConnection, useWorkspace } from '../../app/workspace'
import { Elapsed } from '../../ui/Elapsed'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { Notice } from '../../ui/Notice'

/** Says that no database is asked, why, and the way to connect; nothing while one is open. */
export function NotConnected() {
  const entries = useWorkspace((state) => state.connections)
  const entry = useWorkspace(currentConnection)
  const project = useWorkspace((state) => state.project)
  const offers = openOffers(project, entries)
  const { state, error } = useWorkspace((workspace) => workspace.session)
  if (state === 'open') return null
  if (state === 'opening')
    return <Connecting key={entry?.connection.id} name={entry?.connection.name ?? 'the database'} />
  const edit = entry !== null && (
    <Button variant="default" onClick={() => navigate(['connections', entry.connection.id])}>
      {error?.code === 'password-needed' ? 'Enter the password' : 'Edit the connection'}
    </Button>
  )
  if (error !== null && entry !== null) {
    return (
      <ErrorNotice
        error={error}
        actions={
          <>
            {edit}
            {error.code !== 'password-needed' && (
              <Button
                variant="default"
                onClick={() => act(() => openConnection(entry.connection.id, null, false))}
              >
                Try again
              </Button>
            )}
          </>
        }
      />
    )
  }
  return (
    <Notice
      tone="info"
      title="Not connected to a database"
      actions={
        <>
          {entries.map(({ connection }) => (
            <Button
              key={connection.id}
              variant="default"
              onClick={() => act(() => openConnection(connection.id, null, false))}
            >
              Connect to {connection.name}
            </Button>
          ))}
          <Button
            variant={entries.length + offers.length === 0 ? 'filled' : 'default'}
            onClick={() => navigate(['connections', 'new'])}
          >
            New connection
          </Button>
        </>
      }
    >
      <p>
        The revisions are read from the files. Connect to see which of them are applied, and to apply them.
      </p>
      <OfferList />
    </Notice>
  )
}

function Connecting({ name }: { name: string }) {
  const [since] = useState(() => new Date().toISOString())
  return (
    <p className="dim" role="status">
      Connecting to {name}… <Elapsed since={since} />
    </p>
  )
}
