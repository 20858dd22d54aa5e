import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { AppErrorData } from '#contract/errors'
import type { PlanActionsProps } from './PlanActions'
import { useCompare } from '../store'
import { client } from '../../../app/client'
import { toErrorData } from '../../../app/errors'
import { useWorkspace } from '../../../app/workspace'
import { ErrorNotice } from '../../../ui/ErrorNotice'

/** Writes the plan as the project's next revision, up and down, in its own format. Nothing runs. */
export function SaveForm({ comparison, plan, old, onDone }: PlanActionsProps & { onDone(): void }) {
  const project = useWorkspace((state) => state.project)
  const [message, setMessage] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppErrorData | null>(null)
  if (project === null) return null
  const save = () => {
    setBusy(true)
    setError(null)
    client.compare
      .save({
        id: comparison.id,
        fingerprint: plan.fingerprint,
        folder: project.folder,
        message: message.trim(),
      })
      .then(
        (written) => {
          const { side } = comparison.to
          const standsOn = side.kind === 'connection' ? side.connectionId : null
          useCompare.setState({ written: { ...written, standsOn } })
          onDone()
        },
        (thrown: unknown) => setError(toErrorData(thrown)),
      )
      .finally(() => setBusy(false))
  }
  const ready = message.trim() !== '' && !busy && !old
  return (
    <form
      className="small-form"
      aria-label="Save as revision"
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) save()
      }}
    >
      <TextInput
        autoFocus
        label="Message"
        description={`Becomes the next revision of ${project.name}. No database is asked, and nothing runs.`}
        placeholder="add tags to notes"
        autoComplete="off"
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" disabled={!ready}>
          Write the file
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </form>
  )
}
