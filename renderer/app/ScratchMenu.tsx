import { Button, Menu } from '@mantine/core'
import { Check, ChevronDown } from 'lucide-react'
import type { DialectName } from '#contract/connection'
import { chooseScratch, dialectOf, hasEmbedded, useScratch } from './scratch'
import { summary } from './summary'
import { useWorkspace } from './workspace'

/** Chooses where throwaway databases of a dialect are made. */
export function ScratchMenu({ folder, dialect }: { folder: string; dialect: DialectName }) {
  const entries = useWorkspace((state) => state.connections)
  const scratch = useScratch(folder, dialect)
  const servers = entries
    .map((entry) => entry.connection)
    .filter((connection) => dialectOf(connection) === dialect && connection.target.kind === 'server')
  const chosen = servers.find(({ id }) => id === scratch?.connectionId)
  const words =
    scratch === null
      ? 'not chosen'
      : chosen === undefined
        ? 'embedded PostgreSQL'
        : `a scratch database on ${chosen.name}`
  const mark = (on: boolean) => (on ? <Check size={14} aria-label="chosen" /> : null)
  return (
    <Menu width={380}>
      <Menu.Target>
        <Button
          variant="default"
          className="scratch-menu"
          title="Where throwaway databases are made to replay and to prove"
          rightSection={<ChevronDown size={13} aria-hidden />}
        >
          <span className="dim">throwaway:&nbsp;</span>
          {words}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {hasEmbedded(dialect) && (
          <Menu.Item
            rightSection={mark(scratch?.connectionId === null)}
            onClick={() => chooseScratch(folder, dialect, null)}
          >
            Embedded PostgreSQL
            <span className="menu-detail">in memory, on no server</span>
          </Menu.Item>
        )}
        <Menu.Label>A scratch database, made and dropped on a server</Menu.Label>
        {servers.length === 0 && <Menu.Item disabled>No connection to such a server is saved</Menu.Item>}
        {servers.map((connection) => (
          <Menu.Item
            key={connection.id}
            rightSection={mark(connection.id === chosen?.id)}
            onClick={() => chooseScratch(folder, dialect, connection.id)}
          >
            {connection.name} · {connection.environment}
            <span className="menu-detail mono">{summary(connection.target)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
