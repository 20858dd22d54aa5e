import { Menu } from '@mantine/core'
import { Check, ChevronDown, FileCog, GitCompareArrows, PlugZap, Plus, Settings2, Unplug } from 'lucide-react'
import { compareRoute } from './compare-route'
import { cssColor } from './connection-colors'
import { act } from './notify'
import { navigate } from './routes'
import { summary } from './summary'
import { openOffers } from './OfferList'
import { closeConnection, openConnection, takeOffer } from './workspace-actions'
import { currentConnection, useWorkspace } from './workspace'
import { Name } from '../ui/Name'

/** The connection in use, its environment and colour, and the way to another. */
export function ConnectionMenu() {
  const entries = useWorkspace((state) => state.connections)
  const entry = useWorkspace(currentConnection)
  const session = useWorkspace((state) => state.session)
  const project = useWorkspace((state) => state.project)
  const offers = openOffers(project, entries)
  const place = entry === null ? null : summary(entry.connection.target)
  return (
    <Menu width={380}>
      <Menu.Target>
        <button type="button" className="bar-button bar-connection" title={place ?? undefined}>
          {entry === null ? (
            <>
              <PlugZap size={14} aria-hidden />
              <span>Not connected</span>
            </>
          ) : (
            <>
              <span
                className="bar-dot"
                style={{ background: cssColor(entry.connection.color) }}
                data-state={session.state}
                aria-hidden
              />
              <span className="bar-environment">{entry.connection.environment}</span>
              <span className="clip mono">{place}</span>
              {session.state === 'opening' && <span className="bar-state">connecting…</span>}
              {session.state === 'failed' && <span className="bar-state">not connected</span>}
            </>
          )}
          <ChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.length > 0 && <Menu.Label>Connections of this project</Menu.Label>}
        {entries.map(({ connection }) => (
          <Menu.Item
            key={connection.id}
            leftSection={<span className="bar-dot" style={{ background: cssColor(connection.color) }} />}
            rightSection={
              connection.id === entry?.connection.id ? <Check size={14} aria-label="in use" /> : null
            }
            onClick={() => act(() => openConnection(connection.id, null, false))}
          >
            {connection.name}
            <span className="menu-detail mono">{summary(connection.target)}</span>
          </Menu.Item>
        ))}
        {offers.length > 0 && <Menu.Label>Named by the project’s files</Menu.Label>}
        {offers.map((offer) => (
          <Menu.Item
            key={offer.id}
            leftSection={<FileCog size={14} />}
            onClick={() => act(() => takeOffer(offer))}
          >
            <Name text={`${offer.source} · ${offer.key}`} />
            <span className="menu-detail mono">{summary(offer.target)}</span>
          </Menu.Item>
        ))}
        {entries.length + offers.length > 0 && <Menu.Divider />}
        <Menu.Item leftSection={<Plus size={14} />} onClick={() => navigate(['connections', 'new'])}>
          New connection…
        </Menu.Item>
        {entry !== null && (
          <>
            <Menu.Item
              leftSection={<Settings2 size={14} />}
              onClick={() => navigate(['connections', entry.connection.id])}
            >
              Edit {entry.connection.name}…
            </Menu.Item>
            {project !== null && (
              <Menu.Item
                leftSection={<GitCompareArrows size={14} />}
                onClick={() =>
                  navigate(
                    compareRoute(
                      { from: { kind: 'connection', connectionId: entry.connection.id }, to: null },
                      project.folder,
                    ),
                  )
                }
              >
                Compare {entry.connection.name} with…
              </Menu.Item>
            )}
            <Menu.Item leftSection={<Unplug size={14} />} onClick={() => act(closeConnection)}>
              Disconnect
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
