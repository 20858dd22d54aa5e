import { Checkbox, Input, PasswordInput, SegmentedControl } from '@mantine/core'
import type { SecretState } from '#contract/connection'
import { useWorkspace } from '../../app/workspace'
import type { Editing } from './editing'
import { usesPort, type Kind } from './fields'
import { chooseKind } from './form'
import { TextField } from './TextField'
import { kindWords } from './words'

/** Which database, where it is and who logs in. */
export function WhereFields(props: {
  editing: Editing
  secret: SecretState | null
  remember: boolean
  onRemember(remember: boolean): void
}) {
  const { editing } = props
  const { fields } = editing.form
  return (
    <>
      <Input.Wrapper label="Database" labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label="Database"
          value={fields.kind}
          data={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
          onChange={(kind) => editing.change((form) => chooseKind(form, kind as Kind))}
        />
      </Input.Wrapper>
      {fields.kind === 'embedded' ? (
        <TextField
          editing={editing}
          field="folder"
          label="Folder"
          description="A whole PostgreSQL lives in this folder, run by Varve itself. It is made when first opened; nothing has to be installed."
        />
      ) : (
        <ServerFields {...props} />
      )}
    </>
  )
}

function ServerFields(props: Parameters<typeof WhereFields>[0]) {
  const { editing } = props
  const { fields } = editing.form
  const bySocket = fields.via === 'socket'
  return (
    <>
      <Input.Wrapper label="Reached by" labelElement="div">
        <SegmentedControl
          aria-label="Reached by"
          value={fields.via}
          data={[
            { value: 'network', label: 'Host and port' },
            { value: 'socket', label: 'Unix socket' },
          ]}
          onChange={(via) => editing.edit({ via: via === 'socket' ? 'socket' : 'network' })}
        />
      </Input.Wrapper>
      <div className="field-row" data-wide-first>
        {bySocket ? (
          <TextField
            editing={editing}
            field="socket"
            label="Socket"
            placeholder={fields.kind === 'postgres' ? '/var/run/postgresql' : '/run/mysqld/mysqld.sock'}
          />
        ) : (
          <TextField editing={editing} field="host" label="Host" />
        )}
        {usesPort(fields) && <TextField editing={editing} field="port" label="Port" />}
      </div>
      <TextField editing={editing} field="database" label="Database name" />
      <div className="field-row">
        <TextField editing={editing} field="user" label="User" />
        <PasswordInput
          label="Password"
          placeholder={placeholder(props.secret)}
          value={fields.password}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': 'Show password', tabIndex: 0 }}
          onChange={(event) => editing.edit({ password: event.currentTarget.value })}
        />
      </div>
      <Remember {...props} />
    </>
  )
}

function placeholder(secret: SecretState | null): string {
  if (secret === 'stored') return 'kept; type to replace it'
  return secret === 'in-memory' ? 'known for this session' : ''
}

function Remember(props: Parameters<typeof WhereFields>[0]) {
  const keeps = useWorkspace((workspace) => workspace.keepsPasswords)
  if (!keeps.can) {
    return (
      <p className="note">
        The password is used for this session and asked again next time.
        {keeps.why === null ? '' : ` ${keeps.why}`}
      </p>
    )
  }
  return (
    <Checkbox
      label="Keep the password, encrypted by this system"
      checked={props.remember}
      onChange={(event) => props.onRemember(event.currentTarget.checked)}
    />
  )
}
