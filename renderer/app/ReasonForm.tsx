import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { toErrorData } from './errors'
import { ErrorNotice } from '../ui/ErrorNotice'
import type { AppErrorData } from '#contract/errors'

interface ReasonFormProps {
  readonly label: string
  /** What is asked: `Why it may stay`. */
  readonly why: string
  /** Where the reason is kept. */
  readonly description: string
  readonly confirm: string
  /** Whether all that is asked above the reason is there. */
  readonly ready?: boolean
  /** What is asked above the reason. */
  readonly children?: ReactNode
  keep(reason: string): Promise<unknown>
  onDone(): void
}

/** Asks for a reason that a project keeps; what goes wrong is said below, and nothing is lost by it. Escape leaves. */
export function ReasonForm({ label, why, description, confirm, ready = true, ...props }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppErrorData | null>(null)
  const can = ready && reason.trim() !== '' && !busy
  const keep = () => {
    setBusy(true)
    setError(null)
    props
      .keep(reason.trim())
      .then(props.onDone, (thrown: unknown) => setError(toErrorData(thrown)))
      .finally(() => setBusy(false))
  }
  return (
    <form
      className="small-form"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onDone()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (can) keep()
      }}
    >
      {props.children}
      <TextInput
        autoFocus
        label={why}
        description={description}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" disabled={!can}>
          {confirm}
        </Button>
        <Button variant="default" onClick={props.onDone}>
          Cancel
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </form>
  )
}
