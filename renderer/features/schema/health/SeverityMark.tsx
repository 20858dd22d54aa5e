import { Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { Severity } from '#contract/health'
import { severityText } from './words'

/** How grave something is, as a picture with its word. */
export function SeverityMark({ severity, size = 14 }: { severity: Severity; size?: number }) {
  const Picture = { bad: OctagonAlert, warn: TriangleAlert, info: Info }[severity]
  return (
    <Picture
      size={size}
      className="severity"
      data-tone={severity}
      role="img"
      aria-label={severityText(severity)}
    />
  )
}
