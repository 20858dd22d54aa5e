import type { ObjectRef } from '#contract/catalog'
import type { Comparison } from '#contract/compare'
import { refKey } from '#contract/ref-key'
import { client } from '../../../app/client'
import { useRead } from '../../../app/useRead'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { MergeView } from '../../../ui/MergeView'
import { Name } from '../../../ui/Name'
import { ProgressLine } from '../../../ui/ProgressLine'

/** The DDL of an object on both sides, with what differs marked. */
export function DdlOfBoth({ comparison, target }: { comparison: Comparison; target: ObjectRef }) {
  const { id, from, to } = comparison
  const { value, loading, error } = useRead(`${id}\n${refKey(target)}`, (signal) =>
    client.compare.ddl({ id, ref: target }, { signal }),
  )
  if (error !== null) {
    return (
      <div className="detail-body">
        <ErrorNotice error={error} />
      </div>
    )
  }
  if (value === null) return loading ? <ProgressLine share={null} label="Reading the DDL" /> : null
  if (value.from === null && value.to === null) return null
  return (
    <>
      <div className="difference-sides">
        <Side title={from.title} stands={value.from !== null} />
        <Side title={to.title} stands={value.to !== null} />
      </div>
      <div className="difference-ddl">
        <MergeView
          labels={[`DDL in ${from.title}`, `DDL in ${to.title}`]}
          from={value.from ?? ''}
          to={value.to ?? ''}
          language={to.server.dialect}
        />
      </div>
    </>
  )
}

function Side({ title, stands }: { title: string; stands: boolean }) {
  return (
    <span className="clip" title={title}>
      <span className="in-words">
        <Name text={title} />
      </span>
      {!stands && <span className="faint"> · not there</span>}
    </span>
  )
}
