import type { HistoryEntry, Revision } from '#contract/revision'
import { Age } from '../../ui/Age'
import { KeyValue } from '../../ui/KeyValue'
import { Name } from '../../ui/Name'
import { duration } from '../../ui/time'

/** A revision's file, checksum, and when, by whom and how long it was applied. */
export function Facts({ revision, entry }: { revision: Revision; entry: HistoryEntry | null }) {
  const { upFile, downFile, checksum } = revision
  const stopped = entry?.stopped ?? null
  const downToo = downFile !== null && downFile !== upFile
  const file = upFile === null ? 'not in the project folder' : mono(upFile)
  return (
    <KeyValue
      facts={[
        ['File', file],
        ['Down file', downToo ? mono(downFile) : null],
        ['Checksum', checksum === null ? null : mono(checksum.slice(0, 12), `SHA-256 ${checksum}`)],
        ['Applied', entry === null ? null : whenApplied(entry)],
        [stopped?.direction === 'down' ? 'Rolled back so far' : 'Applied so far', stopped && howFar(stopped)],
        ['Stopped by', stopped === null || stopped.error === null ? null : mono(stopped.error)],
      ]}
    />
  )
}

function mono(text: string, title?: string) {
  return (
    <span className="mono" title={title}>
      <Name text={text} />
    </span>
  )
}

function whenApplied({ appliedAt, appliedBy, durationMs }: HistoryEntry) {
  if (appliedAt === null) return null
  return (
    <>
      <Age at={appliedAt} words />
      {appliedBy !== null && <> by {appliedBy}</>}
      {durationMs !== null && <>, in {duration(durationMs)}</>}
    </>
  )
}

function howFar({ done, of, inDoubt }: NonNullable<HistoryEntry['stopped']>): string {
  return `${done} of ${of} statements${inDoubt ? '; the next one is in doubt' : ''}`
}
