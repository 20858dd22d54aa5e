import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ConnectionEntry } from '#contract/connection'
import { navigate } from '../../app/routes'
import { useWorkspace } from '../../app/workspace'
import { Elapsed } from '../../ui/Elapsed'
import { cancelTest, newKey, openAndLeave, save, testConnection } from './actions'
import { isChanged, dropDraft, type Draft } from './store'

/** What can be done with the form as it stands. */
export function FormFoot(props: {
  draftKey: string
  draft: Draft
  entry: ConnectionEntry | null
  onAttempt(): void
}) {
  const { draftKey, draft, entry } = props
  const session = useWorkspace((workspace) => workspace.session)
  const inUse = useWorkspace((workspace) => workspace.connectionId) === entry?.connection.id
  const changed = entry === null || isChanged(draft)
  const attempt = (act: Promise<void>) => {
    void act
    props.onAttempt()
  }
  const leave = () => {
    dropDraft(draftKey)
    if (draftKey === newKey) navigate(['connections'], 'replace')
  }
  return (
    <div className="form-buttons">
      {draft.busy === 'testing' ? (
        <Testing onCancel={() => cancelTest(draftKey)} />
      ) : (
        <Button
          variant="default"
          disabled={draft.busy !== null}
          onClick={() => attempt(testConnection(draftKey))}
        >
          Test
        </Button>
      )}
      <span className="grow" />
      {changed ? (
        <>
          <Button variant="subtle" color="gray" onClick={leave}>
            {entry === null ? 'Cancel' : 'Undo changes'}
          </Button>
          <Button
            variant="default"
            disabled={draft.busy === 'saving'}
            onClick={() => attempt(save(draftKey, false))}
          >
            Save
          </Button>
          <Button type="submit" disabled={draft.busy === 'saving'}>
            Save and open
          </Button>
        </>
      ) : inUse && session.state === 'open' ? (
        <span className="dim">This connection is open.</span>
      ) : (
        <Button
          disabled={inUse && session.state === 'opening'}
          onClick={() => void openAndLeave(entry.connection.id)}
        >
          {inUse && session.state === 'opening' ? 'Connecting' : 'Open'}
        </Button>
      )}
    </div>
  )
}

function Testing({ onCancel }: { onCancel(): void }) {
  const [since] = useState(() => new Date().toISOString())
  return (
    <>
      <span role="status">Testing, 10 s at most</span>
      <span className="dim">
        <Elapsed since={since} />
      </span>
      <Button variant="default" onClick={onCancel}>
        Cancel test
      </Button>
    </>
  )
}
