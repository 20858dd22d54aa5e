import './activity.css'
import { Button } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useLink } from '../../app/link'
import { NeedsConnection } from '../../app/NeedsConnection'
import { useShown } from '../../app/shown'
import { useWorkspace } from '../../app/workspace'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ProgressLine } from '../../ui/ProgressLine'
import { SplitPane } from '../../ui/SplitPane'
import { ActivityDetail } from './ActivityDetail'
import { ActivityList } from './ActivityList'
import { follow } from './follow'
import { useActivity } from './store'

/** Every statement Varve ever sent to the database in use. The journal is this machine's, so no session is needed. */
export function ActivityScreen() {
  const connectionId = useWorkspace((workspace) => workspace.connectionId)
  const linked = useLink((link) => link.state === 'up')
  const [round, setRound] = useState(0)
  const again = useCallback(() => setRound((was) => was + 1), [])
  useEffect(
    () => (connectionId === null || !linked ? undefined : follow(connectionId)),
    [connectionId, linked, round],
  )
  const { entries, error, loading, readAt, selected, connectionId: shown } = useActivity()
  useShown(readAt, loading, connectionId === null ? null : again)

  if (connectionId === null) {
    return <NeedsConnection what="Activity keeps every statement Varve ever sent to a database." />
  }
  const notice = error !== null && (
    <div className="activity-notice">
      <ErrorNotice error={error} actions={<Button onClick={again}>Read again</Button>} />
    </div>
  )
  if (entries === null || shown !== connectionId) {
    return (
      notice || (
        <EmptyState title="Reading the journal">
          <ProgressLine share={null} label="Reading the journal" />
        </EmptyState>
      )
    )
  }
  const entry = entries.find(({ id }) => id === selected)
  const list = (
    <div className="activity">
      {notice}
      <ActivityList entries={entries} />
    </div>
  )
  if (entry === undefined) return list
  return (
    <SplitPane
      id="activity"
      label="List width"
      initial={680}
      min={440}
      first={list}
      second={<ActivityDetail entry={entry} />}
    />
  )
}
