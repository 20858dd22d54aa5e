import { Select } from '@mantine/core'
import { TlsMode } from '#contract/connection'
import type { Editing } from './editing'
import type { Fields } from './fields'
import { TextField } from './TextField'
import { tlsWords } from './words'

/** How the link is encrypted, and which files prove who is who. */
export function TlsFields({ editing }: { editing: Editing }) {
  const { fields } = editing.form
  return (
    <>
      <Select
        label="TLS"
        description={tlsWords[fields.tlsMode].explained}
        value={fields.tlsMode}
        allowDeselect={false}
        data={TlsMode.options.map((mode) => ({ value: mode, label: tlsWords[mode].label }))}
        renderOption={({ option }) => <TlsOption mode={TlsMode.parse(option.value)} />}
        onChange={(mode) => editing.edit({ tlsMode: TlsMode.parse(mode) })}
      />
      {asksForFiles(fields) && (
        <>
          <TextField
            editing={editing}
            field="caFile"
            label="CA file"
            placeholder="/path/to/ca.pem"
            {...(fields.tlsMode.startsWith('verify')
              ? { description: 'Without one, the well-known public authorities are trusted.' }
              : {})}
          />
          <div className="field-row">
            <TextField editing={editing} field="certFile" label="Client certificate file" />
            <TextField editing={editing} field="keyFile" label="Client key file" />
          </div>
        </>
      )}
    </>
  )
}

/** The files matter once the link is surely encrypted, and are never hidden while one is named. */
function asksForFiles(fields: Fields): boolean {
  if (fields.tlsMode === 'disable') return false
  return (
    fields.tlsMode !== 'prefer' ||
    [fields.caFile, fields.certFile, fields.keyFile].some((file) => file !== '')
  )
}

function TlsOption({ mode }: { mode: TlsMode }) {
  return (
    <div className="tls-option">
      <div className="mono">{tlsWords[mode].label}</div>
      <div className="dim">{tlsWords[mode].explained}</div>
    </div>
  )
}
