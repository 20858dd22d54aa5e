import { RefreshCw } from 'lucide-react'
import { useShownNow } from './shown'
import { Age } from '../ui/Age'
import { useKeys } from '../ui/useKeys'

/** How old what is shown is, and the way to read it again. */
export function AgeShown() {
  const { readAt, loading, refresh } = useShownNow()
  useKeys({ R: () => refresh?.() })
  if (refresh === null) return null
  return (
    <button type="button" className="bar-age" onClick={refresh} title="Read again (R)" aria-label="Refresh">
      <RefreshCw size={13} aria-hidden data-turning={loading || undefined} />
      {readAt !== null && <Age at={readAt} />}
    </button>
  )
}
