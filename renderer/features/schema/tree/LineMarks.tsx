import { stands } from '../health/findings'
import { useHealth } from '../health/load'
import { SeverityMark } from '../health/SeverityMark'
import { countText, gravest } from '../health/words'
import { useSchema } from '../store'

/** What there is to know of an object before its page is open: whether it changed, and how it is. */
export function LineMarks({ id }: { id: string }) {
  const changed = useSchema((state) => state.changed)
  const findings = useHealth((state) => state.objects.get(id))?.filter(stands) ?? []
  const lines = changed?.objects.get(id)
  const severity = gravest(findings)
  return (
    <>
      {lines !== undefined && (
        <span className="tree-changed" title={lines.slice(0, 12).join('\n')}>
          {changed?.made.has(id) === true ? 'new' : 'altered'}
        </span>
      )}
      {/* A note is told on the page; a tree full of notes would say nothing. */}
      {severity !== null && severity !== 'info' && (
        <span className="tree-finding" title={countText(findings.length)}>
          <SeverityMark severity={severity} size={13} />
        </span>
      )}
    </>
  )
}
