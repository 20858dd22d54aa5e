import { Button, SegmentedControl } from '@mantine/core'
import { useMemo, useRef } from 'react'
import type { History, Project } from '#contract/revision'
import { DriftChip } from './drift/DriftChip'
import { layLanes } from './lanes'
import { RowContents } from './RowContents'
import { base, countLine, keepRows, laneNodes, rowsOf } from './rows'
import type { HistoryRow } from './rows'
import { readHistory, useHistory } from './store'
import { useRowMenu } from './useRowMenu'
import { useWorkspace } from '../../app/workspace'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { FilterBox } from '../../ui/FilterBox'
import { Notice } from '../../ui/Notice'
import { Panel } from '../../ui/Panel'
import { Problems } from './Problems'
import { RowMenu } from '../../ui/RowMenu'
import { Toolbar } from '../../ui/Toolbar'
import { VirtualList } from '../../ui/VirtualList'
import type { ListHandle } from '../../ui/VirtualList'

interface HistoryListProps {
  readonly project: Project
  readonly history: History | null
  readonly selected: string | null
  readonly onSelect: (id: string) => void
}

type Row = HistoryRow | typeof base

/** More branches side by side than this share the last lane. */
const mostLanes = 12

/** The project's revisions, newest first, down to base. */
export function HistoryList({ project, history, selected, onSelect }: HistoryListProps) {
  const { filter, shown } = useHistory()
  const { error } = useHistory((state) => state.history)
  const unfollowed = useWorkspace((state) => state.unfollowed)
  const list = useRef<ListHandle>(null)
  const all = useMemo(() => rowsOf(project, history), [project, history])
  const rows = useMemo(() => keepRows(all, filter, shown), [all, filter, shown])
  const whole = filter === '' && shown === 'all'
  const withBase: readonly Row[] = useMemo(() => (whole ? [...rows, base] : rows), [rows, whole])
  const lanes = useMemo(() => layLanes(laneNodes(rows, project, whole), mostLanes), [rows, project, whole])
  const entries = useRowMenu(history, selected)
  return (
    <Panel
      still
      head={
        <Toolbar label="Which revisions">
          <FilterBox
            label="Filter"
            value={filter}
            onChange={(value) => useHistory.setState({ filter: value })}
            onDown={() => list.current?.focus()}
          />
          <SegmentedControl
            aria-label="Which revisions"
            data={['all', 'pending', 'applied']}
            value={shown}
            disabled={history === null}
            onChange={(value) => useHistory.setState({ shown: value })}
          />
        </Toolbar>
      }
      foot={
        <>
          <span className="num">
            {history === null ? count(project.revisions.length) : countLine(history)}
          </span>
          {history !== null && <DriftChip project={project} history={history} />}
          {lanes.folded > 0 && (
            <span className="clip">
              {lanes.width + lanes.folded} branches side by side; the last {lanes.folded + 1} share a lane
            </span>
          )}
        </>
      }
    >
      {error !== null && (
        <div className="list-notice">
          <ErrorNotice
            error={error}
            actions={
              <Button variant="default" onClick={readHistory}>
                Read again
              </Button>
            }
          />
        </div>
      )}
      {unfollowed !== null && (
        <div className="list-notice">
          <Notice tone="warn" title="The files are not being followed: what is shown may be old.">
            {unfollowed.message}
          </Notice>
        </div>
      )}
      {rows.length === 0 && all.length > 0 && <p className="list-none">No revision matches.</p>}
      <RowMenu entries={entries}>
        <div className="history-rows">
          <VirtualList<Row>
            ref={list}
            label="Revisions"
            items={withBase}
            keyOf={(row) => (row === base ? base : row.revision.id)}
            nameOf={(row) => (row === base ? base : row.revision.id)}
            selected={selected}
            reveal={history?.currents[0] ?? null}
            onSelect={(row) => onSelect(row === base ? base : row.revision.id)}
            renderRow={(_row, index) => <RowContents rows={withBase} lanes={lanes} index={index} />}
          />
        </div>
      </RowMenu>
      <Problems problems={history?.problems ?? project.problems} ignored={project.ignored} />
    </Panel>
  )
}

function count(revisions: number): string {
  return `${revisions} ${revisions === 1 ? 'revision' : 'revisions'}`
}
