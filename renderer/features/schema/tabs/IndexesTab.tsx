import type { Index } from '#contract/catalog'
import { Chip } from '../../../ui/Chip'
import { FactTable } from '../../../ui/FactTable'
import { Name } from '../../../ui/Name'
import { Notice } from '../../../ui/Notice'
import { backsText, indexPartText } from '../describe'
import { useSinceColumn } from '../since/SinceLink'

/** The indexes of a table or materialized view. One that is not valid is said before anything else. */
export function IndexesTab({
  indexes,
  of,
}: {
  indexes: readonly Index[]
  of: 'table' | 'materialized view'
}) {
  const since = useSinceColumn(({ name }: Index) => ({ kind: 'index', name }), indexes)
  if (indexes.length === 0) return <p className="nothing">This {of} has no indexes.</p>
  const invalid = indexes.filter((index) => !index.valid)
  const has = (test: (index: Index) => boolean) => indexes.some(test)
  const columns = [
    { title: 'Name', cell: (index: Index) => <IndexName index={index} /> },
    { title: 'Key', cell: (index: Index) => <Parts texts={index.parts.map(indexPartText)} /> },
    { title: 'Method', width: '80px', cell: (index: Index) => <span className="mono">{index.method}</span> },
    has((index) => index.include.length > 0) && {
      title: 'Include',
      cell: (index: Index) => <Parts texts={index.include} />,
    },
    has((index) => index.predicate !== null) && {
      title: 'Where',
      cell: (index: Index) => index.predicate !== null && <bdi className="mono">{index.predicate}</bdi>,
    },
    has((index) => notes(index).length > 0) && {
      title: 'Notes',
      cell: (index: Index) => <span className="dim">{notes(index).join(', ')}</span>,
    },
    since,
    has((index) => index.comment !== null) && {
      title: 'Comment',
      cell: (index: Index) => <bdi className="dim">{index.comment}</bdi>,
    },
  ].filter((column) => column !== false)
  return (
    <>
      {invalid.length > 0 && (
        <div className="schema-notice">
          <Notice
            tone="warn"
            title={invalid.length === 1 ? '1 index is not valid' : `${invalid.length} indexes are not valid`}
          >
            A CREATE INDEX CONCURRENTLY is still running, or it stopped and left the index behind. Queries do
            not use it, and writes still pay for it. Where none is running, drop it and create it again.
          </Notice>
        </div>
      )}
      <FactTable label="Indexes" items={indexes} keyOf={(index) => index.name} columns={columns} />
    </>
  )
}

function IndexName({ index }: { index: Index }) {
  return (
    <span className="with-chips">
      <Name text={index.name} />
      {index.unique && <Chip>unique</Chip>}
      {!index.valid && <Chip tone="bad">not valid</Chip>}
      {!index.visible && <Chip tone="warn">ignored by the optimizer</Chip>}
    </span>
  )
}

function notes(index: Index): string[] {
  const backs = backsText(index)
  return [
    ...(backs === null ? [] : [backs]),
    ...(index.nullsNotDistinct ? ['nulls not distinct'] : []),
    ...(index.ready === false ? ['new rows do not go into it yet'] : []),
    ...(typeof index.options === 'string' ? [index.options] : []),
  ]
}

function Parts({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {texts.map((text, at) => (
        <span key={text}>
          {at > 0 && ', '}
          <Name text={text} />
        </span>
      ))}
    </>
  )
}
