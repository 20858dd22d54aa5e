import { Button, Checkbox, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { ConnectionEntry } from '#contract/connection'
import { useWorkspace } from './workspace'
import { openConnection } from './workspace-actions'

/** Asks for the password a connection needs, in place, and opens it. */
export function PasswordPanel({ entry, said }: { entry: ConnectionEntry; said: string | null }) {
  const { connection } = entry
  const keeps = useWorkspace((workspace) => workspace.keepsPasswords)
  const opening = useWorkspace((workspace) => workspace.session.state === 'opening')
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(false)
  const user = connection.target.kind === 'server' ? connection.target.user : ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void openConnection(connection.id, password, remember && keeps.can)
  }
  return (
    <form className="password-panel" aria-label={`Password for ${connection.name}`} onSubmit={submit}>
      <h2>
        Password for <bdi>{connection.name}</bdi>
      </h2>
      <PasswordInput
        label={user === '' ? 'Password' : `Password of ${user}`}
        value={password}
        error={said}
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
