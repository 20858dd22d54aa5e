import { Age } from '../../../ui/Age'
import { Notice } from '../../../ui/Notice'
import { useSchema } from '../store'

const most = 20

/** What changed of an object since an earlier look. */
export function ChangedNotice({ id }: { id: string }) {
  const changed = useSchema((state) => state.changed)
  const lines = changed?.objects.get(id)
  if (changed === null || lines === undefined) return null
  const made = changed.made.has(id)
  return (
    <div className="schema-notice">
      <Notice
        tone="info"
        title={
          <>
            {made ? 'New' : 'Altered'} since the look <Age at={changed.since} words />
          </>
        }
      >
        {made ? 'Everything that belongs to it came with it.' : <Lines lines={lines} />}
      </Notice>
    </div>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="changed-lines">
      {lines.slice(0, most).map((line, at) => (
        <li key={at} className="mono">
          <bdi>{line}</bdi>
        </li>
      ))}
      {lines.length > most && <li>and {lines.length - most} more</li>}
    </ul>
  )
}
