import { Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { Hazard } from '#contract/schema-plan'
import { bytesText, countOf } from '../../../ui/amounts'

/** What each hazard is called. */
export const hazardWords: Record<Hazard['code'], string> = {
  'data-loss': 'Data is lost',
  'table-rewrite': 'The table is rewritten',
  'write-lock': 'Writes wait',
  'may-fail-on-data': 'May fail on the data there',
  'breaks-readers': 'May break who reads it',
}

const icons = { note: Info, warning: TriangleAlert, danger: OctagonAlert } as const

/** What a statement may do to data or to those who use it: why, how much is at stake, the safer way, and who says so. */
export function HazardNote({ hazard }: { hazard: Hazard }) {
  const { code, severity, reason, advice, source, rows, bytes } = hazard
  const Icon = icons[severity]
  const stake = [
    rows === null ? null : `~${countOf(rows, 'row')}`,
    bytes === null ? null : bytesText(bytes),
  ].filter((part) => part !== null)
  return (
    <div className="hazard" data-severity={severity}>
      <Icon size={14} role="img" aria-label={severity} />
      <div>
        <strong>{hazardWords[code]}</strong> {reason}
        {stake.length > 0 && <span className="num dim"> ({stake.join(', ')})</span>}
        <p className="hazard-advice">
          {advice !== null && `${advice} `}
          {source.startsWith('https://') && (
            <a href={source} target="_blank" rel="noreferrer" title={source}>
              {new URL(source).hostname}
            </a>
          )}
        </p>
      </div>
    </div>
  )
}
