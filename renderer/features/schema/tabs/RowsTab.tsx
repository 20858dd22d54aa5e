import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ObjectRef } from '#contract/catalog'
import { client } from '../../../app/client'
import { useRead } from '../../../app/useRead'
import { Age } from '../../../ui/Age'
import { CopyButton } from '../../../ui/CopyButton'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ProgressLine } from '../../../ui/ProgressLine'
import { csvOf, rowsSentence } from './cells'
import { RowsTable } from './RowsTable'

interface RowsProps {
  readonly connectionId: string
  readonly target: ObjectRef
  /** When the object was read; newer rows are wanted with a newer object. */
  readonly readAt: string
  /** Whether reading may make the server work, so that a person has to ask for it. */
  readonly costly: boolean
}

/** The first rows, to look at: read only while this is open, bounded, never changed from here. */
export function RowsTab(props: RowsProps) {
  const [wanted, setWanted] = useState(!props.costly)
  if (wanted) return <RowsRead {...props} />
  return (
    <EmptyState title="Rows are read when you ask for them">
      <p>
        Its query, or another server, has to be asked for them. Varve reads the first 100 and gives up after 5
        seconds.
      </p>
      <Button onClick={() => setWanted(true)}>Read the first rows</Button>
    </EmptyState>
  )
}

function RowsRead({ connectionId, target, readAt }: RowsProps) {
  const [times, setTimes] = useState(0)
  const key = JSON.stringify([connectionId, target, readAt, times])
  const { value, loading, error } = useRead(key, (signal) =>
    client.catalog.rows({ connectionId, ref: target }, { signal }),
  )
  const again = (
    <Button variant="default" disabled={loading} onClick={() => setTimes(times + 1)}>
      Read again
    </Button>
  )
  return (
    <div className="rows">
      {error !== null && (
        <div className="schema-notice">
          <ErrorNotice error={error} actions={again} />
        </div>
      )}
      {value === null && loading && <ProgressLine share={null} label="Reading rows" />}
      {value !== null && (
        <>
          <div className="rows-head">
            <span className="grow">{rowsSentence(value)}</span>
            <span className="dim">
              read <Age at={value.readAt} words />
            </span>
            <CopyButton text={csvOf(value)} label="Copy rows as CSV, as far as they are shown" />
            {again}
          </div>
          <RowsTable read={value} />
        </>
      )}
    </div>
  )
}
