import { base, isApplied } from './rows'
import type { HistoryRow } from './rows'
import { StateMark, stateWords } from './StateMark'
import { Age } from '../../ui/Age'
import { Chip } from '../../ui/Chip'
import { Name } from '../../ui/Name'

type Row = HistoryRow | typeof base

/** What a row of the history shows: its mark on the lane, id, message, marks, and when it was applied. */
export function RowContents({ rows, index }: { rows: readonly Row[]; index: number }) {
  const row = rows[index]
  const above = rows[index - 1]
  if (row === undefined) return null
  if (row === base) {
    return (
      <>
        <svg className="mark" width="20" height="28" viewBox="0 0 20 28" aria-hidden>
          {above !== undefined && <path d="M10 0V12" className="mark-lane" data-lane={lane(above)} />}
          <path d="M5 14h10" className="mark-base" />
        </svg>
        <span className="faint">base</span>
      </>
    )
  }
  const { revision, entry } = row
  const state = entry?.state ?? null
  return (
    <>
      <StateMark
        state={state}
        current={row.current}
        above={above === undefined ? null : lane(above)}
        below={index === rows.length - 1 ? null : lane(row)}
      />
      <span className="mono history-id">
        <Name text={revision.id} />
      </span>
      <span className="clip grow in-words">
        <Name text={revision.message} />
      </span>
      {row.current && <Chip tone="accent">CURRENT</Chip>}
      {row.head && <Chip>HEAD</Chip>}
      {state !== null && state !== 'applied' && state !== 'pending' && (
        <Chip tone={state === 'changed' || state === 'late' ? 'warn' : 'bad'}>{short[state]}</Chip>
      )}
      <span className="history-when">
        {entry !== null && entry.appliedAt !== null ? <Age at={entry.appliedAt} /> : null}
      </span>
      {state !== null && <span className="unseen">{stateWords(state)}</span>}
    </>
  )
}

const short = {
  stopped: 'stopped',
  changed: 'changed',
  missing: 'missing',
  late: 'late',
  duplicate: 'duplicate',
  unreadable: 'unreadable',
} as const

function lane(row: Row): 'applied' | 'pending' {
  return row !== base && row.entry !== null && isApplied(row.entry.state) ? 'applied' : 'pending'
}
