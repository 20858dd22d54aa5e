import type { HistoryEntry, Project, Revision } from '#contract/revision'
import type { ReactNode } from 'react'
import { Relatives } from './Relatives'
import type { Changes } from './useChanges'
import { Way } from './Way'
import { Age } from '../../ui/Age'
import { KeyValue } from '../../ui/KeyValue'
import { Name } from '../../ui/Name'
import { duration } from '../../ui/time'

interface FactsProps {
  readonly project: Project
  readonly revision: Revision
  readonly entry: HistoryEntry | null
  /** Null until it is told. */
  readonly changes: Changes | null
}

/** A revision's place in the graph, its file, the way its script goes, checksum, and when, by whom and how long it was applied. */
export function Facts({ project, revision, entry, changes }: FactsProps) {
  const { upFile, downFile, checksum } = revision
  const stopped = entry?.stopped ?? null
  const downToo = downFile !== null && downFile !== upFile
  const file = upFile === null ? 'not in the project folder' : mono(upFile)
  return (
    <KeyValue
      facts={[
        ...(project.format === 'alembic' ? graphFacts(project, revision) : []),
        ['File', file],
        ['Script', changes?.up == null && changes?.down == null ? null : <Way key="way" {...changes} />],
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

function graphFacts(project: Project, revision: Revision): (readonly [string, ReactNode])[] {
  const { id, downRevisions, dependencies, labels, date, upFile } = revision
  if (upFile === null) return []
  const names = new Set([id, ...labels])
  const idsOf = (follow: (other: Revision) => readonly string[]) =>
    project.revisions
      .filter((other) => follow(other).some((name) => names.has(name)))
      .map((other) => other.id)
  const listed = (ids: readonly string[]) => (ids.length === 0 ? null : <Relatives ids={ids} />)
  return [
    [downRevisions.length > 1 ? 'Merges' : 'Parent', listed(downRevisions) ?? 'base'],
    ['Followed by', listed(idsOf((other) => other.downRevisions))],
    ['Depends on', listed(dependencies)],
    ['Needed by', listed(idsOf((other) => other.dependencies))],
    ['Labels', labels.length === 0 ? null : labels.join(', ')],
    ['Created', date?.replace('T', ' ') ?? null],
  ]
}
