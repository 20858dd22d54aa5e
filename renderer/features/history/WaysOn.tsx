import { Button } from '@mantine/core'
import { useState } from 'react'
import type { AppErrorData } from '#contract/errors'
import type { HistoryEntry, WayOn } from '#contract/revision'
import { markRevision } from './store'
import { toErrorData } from '../../app/errors'
import { ConfirmBar } from '../../ui/ConfirmBar'
import { ErrorNotice } from '../../ui/ErrorNotice'

type Mark = 'applied' | 'pending' | 'accept-file'

interface MarkWords {
  readonly way: WayOn
  readonly label: string
  explain(id: string): string
}

const marks: Record<Mark, MarkWords> = {
  applied: {
    way: 'mark-applied',
    label: 'Mark as applied',
    explain: (id) =>
      `Writes to the ledger that ${id} is applied. No statement runs; make sure that everything ${id} does already stands.`,
  },
  pending: {
    way: 'mark-pending',
    label: 'Mark as pending',
    explain: (id) =>
      `Writes to the ledger that ${id} is not applied. No statement runs; what ${id} made on the database stays until you remove it.`,
  },
  'accept-file': {
    way: 'accept-file',
    label: 'Accept the file',
    explain: (id) =>
      `Takes the file as it is now for what was applied as ${id}. No statement runs; do this where the change makes no difference to the database.`,
  },
}

/** Decisions a person can record about a revision, each explained before it is made. */
export function WaysOn({ entry }: { entry: HistoryEntry }) {
  const [asked, setAsked] = useState<Mark | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppErrorData | null>(null)
  const offered = (Object.keys(marks) as Mark[]).filter((mark) => entry.ways.includes(marks[mark].way))
  if (offered.length === 0) return null
  const record = (mark: Mark) => {
    setBusy(true)
    setError(null)
    markRevision(entry.revision.id, mark)
      .then(
        () => setAsked(null),
        (thrown: unknown) => setError(toErrorData(thrown)),
      )
      .finally(() => setBusy(false))
  }
  return (
    <>
      {asked === null ? (
        <div className="row wrap">
          {offered.map((mark) => (
            <Button key={mark} variant="default" onClick={() => setAsked(mark)}>
              {marks[mark].label}…
            </Button>
          ))}
        </div>
      ) : (
        <ConfirmBar
          text={marks[asked].explain(entry.revision.id)}
          confirm={marks[asked].label}
          busy={busy}
          onConfirm={() => record(asked)}
          onCancel={() => setAsked(null)}
        />
      )}
      {error !== null && <ErrorNotice error={error} />}
    </>
  )
}
