import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Finding } from '#contract/health'
import { toErrorData } from '../../../app/errors'
import { suppress } from './load'

/** Asks why a finding is to be let be; the reason stands in the project, for everyone. */
export function SuppressForm({ finding, onDone }: { finding: Finding; onDone(): void }) {
  const [reason, setReason] = useState('')
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null })
  const send = async () => {
    setState({ busy: true, error: null })
    try {
      await suppress(finding, reason.trim())
      onDone()
    } catch (thrown) {
      const { message, advice } = toErrorData(thrown)
      setState({ busy: false, error: advice === null ? message : `${message} ${advice}` })
    }
  }
  return (
    <form
      className="finding-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextInput
        autoFocus
        className="grow"
        label="Why it may stay"
        description="Kept in .varve/health.json of the project."
        value={reason}
        maxLength={2000}
        error={state.error}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      />
      <div className="row">
        <Button type="submit" disabled={reason.trim() === '' || state.busy}>
          Suppress
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
