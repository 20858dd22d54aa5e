import { Age } from '../../../ui/Age'
import { Notice } from '../../../ui/Notice'
import { useSchema } from '../store'

const most = 20

/** What changed of an object since an earlier look. */
export function ChangedNotice({ id }: { id: string }) {
  const changed = useSchema((state) => state.changed)
  const lines = changed?.objects.get(id)
  if (changed === null || lines === undefined) return null
  return (
    <div className="schema-notice">
      <Notice
        tone="info"
        title={
          <>
            {changed.made.has(id) ? 'New' : 'Altered'} since the look <Age at={changed.since} words />
          </>
        }
      >
        <ul className="changed-lines">
          {lines.slice(0, most).map((line, at) => (
            <li key={at} className="mono">
              <bdi>{line}</bdi>
            </li>
          ))}
          {lines.length > most && <li>and {lines.length - most} more</li>}
        </ul>
      </Notice>
    </div>
  )
}
