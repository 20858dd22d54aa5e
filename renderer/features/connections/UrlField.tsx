import { TextInput } from '@mantine/core'
import type { Editing } from './editing'
import { settleUrl, typeUrl } from './form'

/** The connection as a URL: pasted or typed, it fills the fields; it never keeps a password. */
export function UrlField({ editing: { form, change } }: { editing: Editing }) {
  return (
    <div className="url-field">
      <TextInput
        label="Connection URL"
        placeholder="postgresql://user@host:5432/database"
        classNames={{ input: 'mono' }}
        value={form.url}
        error={form.urlProblem}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          const text = event.currentTarget.value
          const pasted = 'inputType' in event.nativeEvent && event.nativeEvent.inputType === 'insertFromPaste'
          change((was) => (pasted ? settleUrl(typeUrl(was, text)) : typeUrl(was, text)))
        }}
        onBlur={() => change(settleUrl)}
      />
      <div role="status">
        {form.urlNotes.map((note) => (
          <p key={note} className="note">
            {note}
          </p>
        ))}
      </div>
    </div>
  )
}
