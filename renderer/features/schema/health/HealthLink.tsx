import { formatRoute } from '../../../app/routes'
import { stands } from './findings'
import { useHealth } from './load'
import { SeverityMark } from './SeverityMark'
import { countText, gravest } from './words'

/** Leads to the list of findings, and says how many there are. */
export function HealthLink({ open }: { open: boolean }) {
  const { value, loading, error } = useHealth((state) => state.health)
  const standing = value?.findings.filter(stands) ?? []
  const severity = gravest(standing)
  const words =
    value === null
      ? loading
        ? 'Health: judging'
        : error === null
          ? 'Health'
          : 'Health: not judged'
      : standing.length === 0
        ? 'Health: nothing found'
        : `Health: ${countText(standing.length)}`
  return (
    <a className="health-link" href={formatRoute(['health'])} aria-current={open ? 'page' : undefined}>
      {severity !== null && <SeverityMark severity={severity} size={13} />}
      {words}
    </a>
  )
}
