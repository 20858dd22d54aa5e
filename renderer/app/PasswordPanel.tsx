import { Button, Checkbox, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { ConnectionEntry } from '#contract/connection'
import type { AppErrorData } from '#contract/errors'
import { ErrorNotice } from '../ui/ErrorNotice'
import { act } from './notify'
import { useWorkspace } from './workspace'
import { loadConnections, openConnection } from './workspace-actions'

/** Whether typing a password is the way on from an error. */
export function asksPassword(error: AppErrorData | null): boolean {
  return error?.code === 'password-needed' || error?.code === 'authentication'
}

/** Asks for the password a connection needs, in place, and opens it; `refused` is what the last attempt met. */
export function PasswordPanel({ entry, refused }: { entry: ConnectionEntry; refused: AppErrorData | null }) {
  const { connection } = entry
  const keeps = useWorkspace((workspace) => workspace.keepsPasswords)
  const opening = useWorkspace((workspace) => workspace.session.state === 'opening')
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(false)
  const user = connection.target.kind === 'server' ? connection.target.user : ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // What is known of the password has changed with it.
    act(async () => {
      await openConnection(connection.id, password, remember && keeps.can)
      await loadConnections()
    })
  }
  return (
    <form className="password-panel" aria-label={`Password for ${connection.name}`} onSubmit={submit}>
      <h2>
        Password for <bdi>{connection.name}</bdi>
      </h2>
      {refused?.code === 'authentication' && <ErrorNotice error={refused} />}
      <PasswordInput
        label={user === '' ? 'Password' : `Password of ${user}`}
        value={password}
        data-autofocus
        autoFocus
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {keeps.can ? (
        <Checkbox
          label="Keep it, encrypted by this system"
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
      ) : (
        <p className="dim">
          It is used for this session and asked for again next time.
          {keeps.why === null ? '' : ` ${keeps.why}`}
        </p>
      )}
      <div className="row">
        <Button type="submit" disabled={opening}>
          Connect
        </Button>
      </div>
    </form>
  )
}
