import { ActionIcon, Menu } from '@mantine/core'
import { Ellipsis } from 'lucide-react'
import type { ConnectionEntry } from '#contract/connection'
import { asksPassword, PasswordPanel } from '../../app/PasswordPanel'
import { useWorkspace } from '../../app/workspace'
import { ConfirmBar } from '../../ui/ConfirmBar'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { MenuEntries } from '../../ui/RowMenu'
import { Toolbar } from '../../ui/Toolbar'
import { remove } from './actions'
import { connectionMenu } from './connectionMenu'
import { changeDraft, type Draft } from './store'
import { secretText, targetText } from './words'

/** The head of a connection's form: what it is, what it asks for, and what stands in its way. */
export function ConnectionHead(props: { draftKey: string; draft: Draft; entry: ConnectionEntry | null }) {
  const { draftKey, draft, entry } = props
  if (entry === null) {
    return (
      <Toolbar label="Connection">
        <h2>New connection</h2>
      </Toolbar>
    )
  }
  const { connection } = entry
  return (
    <>
      <Toolbar label="Connection">
        <h2 className="clip">
          <bdi>{connection.name}</bdi>
        </h2>
        <span className="dim clip grow">{secretText(entry.secret)}</span>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label="More actions" title="More actions">
              <Ellipsis size={14} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <MenuEntries entries={connectionMenu(entry)} />
          </Menu.Dropdown>
        </Menu>
      </Toolbar>
      <div className="head-asks">
        {draft.removing && (
          <ConfirmBar
            text={`Varve forgets “${connection.name}” and its password. The database itself (${targetText(connection.target)}) is not touched.`}
            confirm="Remove connection"
            danger
            busy={draft.busy === 'removing'}
            onConfirm={() => void remove(draftKey, connection.id)}
            onCancel={() => changeDraft(draftKey, () => ({ removing: false }))}
          />
        )}
        <SessionNotice entry={entry} />
      </div>
    </>
  )
}

function SessionNotice({ entry }: { entry: ConnectionEntry }) {
  const session = useWorkspace((workspace) => workspace.session)
  const inUse = useWorkspace((workspace) => workspace.connectionId) === entry.connection.id
  if (!inUse || session.error === null) return null
  if (asksPassword(session.error)) return <PasswordPanel entry={entry} refused={session.error} />
  return <ErrorNotice error={session.error} />
}
