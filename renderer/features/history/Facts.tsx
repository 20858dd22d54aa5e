import type { HistoryEntry, Revision } from '#contract/revision'
import { Age } from '../../ui/Age'
import { KeyValue } from '../../ui/KeyValue'
import { Name } from '../../ui/Name'
import { duration } from '../../ui/time'

/** A revision's file, checksum, and when, by whom and how long it was applied. */
export function Facts({ revision, entry }: { revision: Revision; entry: HistoryEntry | null }) {
  const { upFile, downFile, checksum } = revision
  return (
    <KeyValue
      facts={[
        ['File', upFile === null ? 'not in the project folder' : <FileName file={upFile} />],
        downFile === null || downFile === upFile ? null : ['Down file', <FileName file={downFile} />],
        checksum === null
          ? null
          : [
              'Checksum',
              <span className="mono" title={`SHA-256 ${checksum}`}>
                {checksum.slice(0, 12)}
              </span>,
            ],
        entry === null || entry.appliedAt === null
          ? null
          : [
              'Applied',
              <>
                <Age at={entry.appliedAt} words />
                {entry.appliedBy !== null && <> by {entry.appliedBy}</>}
                {entry.durationMs !== null && <>, in {duration(entry.durationMs)}</>}
              </>,
            ],
        entry?.stopped == null
          ? null
          : [
              entry.stopped.direction === 'up' ? 'Applied so far' : 'Rolled back so far',
              `${entry.stopped.done} of ${entry.stopped.of} statements${entry.stopped.inDoubt ? '; the next one is in doubt' : ''}`,
            ],
        entry?.stopped?.error == null
          ? null
          : ['Stopped by', <span className="mono">{entry.stopped.error}</span>],
      ]}
    />
  )
}

function FileName({ file }: { file: string }) {
  return (
    <span className="mono">
      <Name text={file} />
    </span>
  )
}
