import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import type { ConnectionEntry } from '#contract/connection'
import { cssColor } from '../../app/connection-colors'
import { OfferList, openOffers } from '../../app/OfferList'
import { navigate } from '../../app/routes'
import { useWorkspace } from '../../app/workspace'
import { Chip, type Tone } from '../../ui/Chip'
import { Notice } from '../../ui/Notice'
import { Panel } from '../../ui/Panel'
import { RowMenu } from '../../ui/RowMenu'
import { Toolbar } from '../../ui/Toolbar'
import { VirtualList } from '../../ui/VirtualList'
import { newKey, openAndLeave } from './actions'
import { connectionMenu } from './connectionMenu'
import { environmentWords, secretText, targetText } from './words'

const tones: Record<ConnectionEntry['connection']['environment'], Tone> = {
  development: 'plain',
  staging: 'warn',
  production: 'bad',
}

/** The project's saved connections. */
export function ConnectionList({ chosen }: { chosen: string | null }) {
  const { project, connections, connectionId, connectionsNotice, session } = useWorkspace()
  const entry = connections.find(({ connection }) => connection.id === chosen)
  return (
    <Panel
      still
      head={
        <Toolbar label="Connections">
          <h2 className="grow">Connections</h2>
          <Button
            variant="default"
            leftSection={<Plus size={14} />}
            onClick={() => navigate(['connections', newKey])}
          >
            New connection
          </Button>
        </Toolbar>
      }
    >
      {connectionsNotice !== null && (
        <div className="connections-notice">
          <Notice tone="warn" title={connectionsNotice} />
        </div>
      )}
      {openOffers(project, connections).length > 0 && (
        <div className="connections-offers">
          <p className="dim">The project’s files name:</p>
          <OfferList />
        </div>
      )}
      {connections.length === 0 ? (
        <p className="connections-none">This project has no connections yet.</p>
      ) : (
        <RowMenu entries={entry === undefined ? [] : connectionMenu(entry)}>
          <div className="connections-box">
            <VirtualList
              label="Connections"
              items={connections}
              keyOf={({ connection }) => connection.id}
              nameOf={({ connection }) => connection.name}
              selected={chosen}
              rowHeight={48}
              onSelect={({ connection }) => navigate(['connections', connection.id], 'replace')}
              onOpen={({ connection }) => void openAndLeave(connection.id)}
              renderRow={(one) => (
                <Line entry={one} open={one.connection.id === connectionId && session.state === 'open'} />
              )}
            />
          </div>
        </RowMenu>
      )}
    </Panel>
  )
}

function Line({ entry: { connection, secret }, open }: { entry: ConnectionEntry; open: boolean }) {
  return (
    <div className="connection-line">
      <span className="connection-dot" aria-hidden style={{ backgroundColor: cssColor(connection.color) }} />
      <div className="grow">
        <div className="row">
          <bdi className="clip grow">{connection.name}</bdi>
          {open && <Chip tone="ok">open</Chip>}
          {connection.readOnly && <Chip>read-only</Chip>}
          {connection.environment !== 'development' && (
            <Chip tone={tones[connection.environment]}>{environmentWords[connection.environment]}</Chip>
          )}
        </div>
        <div className="clip dim connection-where" title={secretText(secret)}>
          <bdi className="mono">{targetText(connection.target)}</bdi>
          {secret !== 'not-needed' && ` · ${secretText(secret)}`}
        </div>
      </div>
    </div>
  )
}
