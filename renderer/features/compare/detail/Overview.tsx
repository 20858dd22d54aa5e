import type { Comparison, SeenSide } from '#contract/compare'
import { DriftWays } from './DriftWays'
import { SnapshotForm } from './SnapshotForm'
import { signs, tally } from '../tree/rows'
import type { Choice } from '../useGroups'
import { Age } from '../../../ui/Age'
import { countOf } from '../../../ui/amounts'
import { KeyValue } from '../../../ui/KeyValue'
import { Name } from '../../../ui/Name'
import { Notice } from '../../../ui/Notice'

const words = { '+': 'added', '−': 'removed', '~': 'altered' } as const

/** The comparison as a whole, while no change is chosen: both sides, how many differences, and the way on. */
export function Overview({ comparison, choice }: { comparison: Comparison; choice: Choice }) {
  const { from, to, changes, notes } = comparison
  const { bySign } = tally(changes, false)
  const told = signs.flatMap((sign) => {
    const count = bySign.get(sign)
    return count === undefined ? [] : [`${count.toLocaleString('en-US')} ${words[sign]}`]
  })
  const ignored = changes.filter(({ ignoredBy }) => ignoredBy !== null).length
  return (
    <div className="detail-body">
      <div>
        <h2 className="detail-title">
          {told.length === 0 ? 'Both sides are equal' : countOf(changes.length - ignored, 'difference')}
        </h2>
        {told.length > 0 && (
          <p className="dim">
            {told.join(', ')}, in {countOf(choice.groups.length, 'object')}. What is told is what makes{' '}
            <b>from</b> into <b>to</b>.
          </p>
        )}
        {ignored > 0 && <p className="dim">{countOf(ignored, 'change')} ignored by rules of the project.</p>}
      </div>
      <KeyValue
        facts={[
          ['From', <Side key="from" side={from} />],
          ['To', <Side key="to" side={to} />],
        ]}
      />
      {notes.map((note) => (
        <Notice key={note} tone="info" title={note} />
      ))}
      {told.length > 0 && <DriftWays comparison={comparison} />}
      <SnapshotForm comparison={comparison} />
    </div>
  )
}

function Side({ side: { title, server, readAt, objects } }: { side: SeenSide }) {
  return (
    <>
      <Name text={title} />
      <div className="dim">
        {server.flavour} {server.version} · {countOf(objects, 'object')} · read <Age at={readAt} words />
      </div>
    </>
  )
}
