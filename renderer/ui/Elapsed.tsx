import { duration } from './time'
import { useNow } from './useNow'

/** Time since a moment, ticking. */
export function Elapsed({ since }: { since: string }) {
  const now = useNow(100)
  return <span className="num">{duration(Math.max(1, now - Date.parse(since)))}</span>
}
