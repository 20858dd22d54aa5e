import './schema.css'
import './health/health.css'
import { Button } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import type { ScreenProps } from '../../app/feature'
import { NeedsConnection } from '../../app/NeedsConnection'
import { useLastLook } from '../../app/last-look'
import { navigate } from '../../app/routes'
import { useShown } from '../../app/shown'
import { useWorkspace } from '../../app/workspace'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ProgressLine } from '../../ui/ProgressLine'
import { SplitPane } from '../../ui/SplitPane'
import { findRef, readAddress } from './addresses'
import { HealthPage } from './health/HealthPage'
import { judgeLook } from './health/load'
import { refresh, reveal, showObject } from './load'
import { ObjectPage } from './page/ObjectPage'
import { useSchema } from './store'
import { objectId } from './tree/groups'
import { TreePane } from './tree/TreePane'

const readAgain = () => void refresh()

/** Everything the open database holds: the tree of objects, and the page of the one chosen. */
export function SchemaScreen({ path, rest }: ScreenProps) {
  const { outline, tree, connectionId } = useSchema()
  const inUse = useWorkspace((workspace) => workspace.connectionId)
  const failed = useWorkspace((workspace) => workspace.session.state === 'failed')
  // While the same connection is opened again, what is known of it stays.
  const known = connectionId !== null && connectionId === inUse && !failed
  const readAt = outline.value?.readAt ?? null
  useShown(readAt, outline.loading, known ? readAgain : null)
  const last = useLastLook()
  const isOld =
    last.connectionId === connectionId && last.readAt !== null && readAt !== null && last.readAt > readAt
  useEffect(() => {
    if (isOld) void refresh(false)
  }, [isOld])
  // Judging asks the server for more than the look did: not before somebody looks here.
  useEffect(() => {
    if (readAt !== null) void judgeLook(readAt)
  }, [readAt])

  if (!known) return <NeedsConnection what="The Schema screen shows its tables, columns, indexes and keys." />
  if (tree === null || outline.value === null) {
    return outline.error === null ? (
      <EmptyState title="Reading the schema">
        <ProgressLine share={null} label="Reading the schema" />
      </EmptyState>
    ) : (
      <div className="schema-notice">
        <ErrorNotice error={outline.error} actions={<Button onClick={readAgain}>Read again</Button>} />
      </div>
    )
  }
  return (
    <SplitPane
      id="schema"
      label="Tree width"
      initial={280}
      first={<TreePane tree={tree} healthOpen={path === 'health'} />}
      second={
        <div className="schema-page">
          {outline.error !== null && (
            <div className="schema-notice">
              <ErrorNotice error={outline.error} actions={<Button onClick={readAgain}>Read again</Button>} />
            </div>
          )}
          {path === 'health' ? <HealthPage /> : <Chosen path={path} rest={rest} />}
        </div>
      }
    />
  )
}

function Chosen({ path, rest }: ScreenProps) {
  const outline = useSchema((state) => state.outline.value)
  const address = JSON.stringify([path, ...rest])
  const asked = useMemo(() => {
    const [first = '', ...others] = JSON.parse(address) as string[]
    return readAddress(first, others)
  }, [address])
  const ref = useMemo(
    () => (outline === null || asked === null ? null : findRef(outline, asked)),
    [outline, asked],
  )
  const id = ref === null ? null : objectId(ref)
  useEffect(() => {
    void showObject(ref)
    if (ref !== null) reveal(ref)
    // The id says all there is to a ref; a new reading of the same object is the loader's to ask for.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [id])
  const tab = asked?.tab ?? null
  useEffect(() => {
    if (tab !== null) useSchema.setState({ tab })
  }, [tab])

  if (ref !== null) return <ObjectPage target={ref} />
  if (outline === null) return null
  if (asked !== null) {
    return (
      <EmptyState title="Not in this database">
        <p>
          <bdi className="mono">{[asked.schema, asked.table, asked.name].filter(Boolean).join('.')}</bdi> is
          not among the objects that were read. It may have been dropped, or it may come with a revision that
          is still pending.
        </p>
        <div className="row">
          <Button variant="default" onClick={readAgain}>
            Read again
          </Button>
          <Button variant="default" onClick={() => navigate(['history'])}>
            Go to History
          </Button>
        </div>
      </EmptyState>
    )
  }
  if (outline.entries.length === 0) {
    return (
      <EmptyState title="Nothing here yet">
        <p>
          <bdi className="mono">{outline.server.database}</bdi> holds no objects. Apply a revision and what it
          makes appears here by itself.
        </p>
        <Button onClick={() => navigate(['history'])}>Go to History</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="Choose an object">
      <p>
        Arrow keys move in the tree and Enter opens. <kbd>/</kbd> goes to the filter, which also takes first
        letters: <span className="mono">oi</span> finds <span className="mono">order_items</span>.
      </p>
    </EmptyState>
  )
}
