import { memo } from 'react'
import { Graph } from './Graph'
import type { Lanes } from './lanes'
import { base, isApplied } from './rows'
import type { HistoryRow } from './rows'
import { stateWords } from './StateMark'
import { Age } from '../../ui/Age'
import { Chip } from '../../ui/Chip'
import { Name } from '../../ui/Name'

type Row = HistoryRow | typeof base

/** What a row of the history shows: its mark in the graph, id, message, labels, marks, and when it was applied. */
export const RowContents = memo(function RowContents({
  rows,
  lanes,
  index,
}: {
  rows: readonly Row[]
  lanes: Lanes
  index: number
}) {
  const row = rows[index]
  const drawn = lanes.rows[index]
  if (row === undefined || drawn === undefined) return null
  const graph = { row: drawn, width: lanes.width, applied: (place: number) => stands(rows[place]) }
  if (row === base) {
    return (
      <>
        <Graph {...graph} mark={null} />
        <span className="faint">base</span>
      </>
    )
  }
  const { revision, entry } = row
  const state = entry?.state ?? null
  return (
    <>
      <Graph {...graph} mark={{ state, current: row.current }} />
      <span className="mono history-id">
        <Name text={revision.id} />
      </span>
      <span className="clip grow in-words" title={revision.message}>
        <Name text={revision.message} />
      </span>
      {revision.labels.map((label) => (
        <Chip key={label} tone="info" title={`Branch label ${label}`}>
          <Name text={label} />
        </Chip>
      ))}
      {row.current && <Chip tone="accent">CURRENT</Chip>}
      {row.head && <Chip>HEAD</Chip>}
      {state !== null && state !== 'applied' && state !== 'pending' && (
        <Chip tone={state === 'changed' || state === 'late' ? 'warn' : 'bad'}>{short[state]}</Chip>
      )}
      {entry !== null && (
        <span className="history-when">{entry.appliedAt !== null && <Age at={entry.appliedAt} />}</span>
      )}
      {state !== null && <span className="unseen">{stateWords(state)}</span>}
    </>
  )
})

const short = {
  stopped: 'stopped',
  changed: 'changed',
  missing: 'missing',
  late: 'late',
  duplicate: 'duplicate',
  unreadable: 'unreadable',
} as const

function stands(row: Row | undefined): boolean {
  return row !== undefined && row !== base && row.entry !== null && isApplied(row.entry.state)
}
