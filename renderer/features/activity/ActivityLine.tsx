import type { ActivityEntry } from '#contract/activity'
import { Elapsed } from '../../ui/Elapsed'
import { duration } from '../../ui/time'
import { oneLine } from './entries'
import { clock, purposeWords } from './words'

/** One statement as a line; the columns stand under those of `ActivityHeads`. */
export function ActivityLine({ entry, today }: { entry: ActivityEntry; today: Date }) {
  return (
    <div className="activity-line" data-outcome={entry.outcome}>
      <span className="num dim clip">{clock(entry.startedAt, today)}</span>
      <span className="dim">{purposeWords[entry.purpose].label}</span>
      <bdi className="mono clip activity-revision">{entry.revision ?? ''}</bdi>
      <bdi className="mono clip">{oneLine(entry.sql)}</bdi>
      <span className="num activity-number">
        {entry.outcome === 'running' ? (
          <Elapsed since={entry.startedAt} />
        ) : entry.ms === null ? (
          '–'
        ) : (
          duration(entry.ms)
        )}
      </span>
      <span className="num dim activity-number activity-rows">
        {entry.rows === null ? '–' : entry.rows.toLocaleString('en-US')}
      </span>
      <span className="clip activity-outcome">
        {entry.outcome}
        {entry.error !== null && <bdi>: {oneLine(entry.error)}</bdi>}
      </span>
    </div>
  )
}

/** The heads above the lines. */
export function ActivityHeads() {
  return (
    <div className="activity-line activity-heads" aria-hidden>
      <span>Time</span>
      <span>Purpose</span>
      <span className="activity-revision">Revision</span>
      <span>Statement</span>
      <span className="activity-number">Took</span>
      <span className="activity-number activity-rows">Rows</span>
      <span>Outcome</span>
    </div>
  )
}
