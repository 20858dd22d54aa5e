import { ago, agoInWords, moment } from './time'
import { useNow } from './useNow'

/** How long ago something was, kept current; the exact moment stands in its title. */
export function Age({ at, words = false }: { at: string; words?: boolean }) {
  const now = Math.max(useNow(words ? 15_000 : 1000), Date.parse(at))
  return (
    <time dateTime={at} title={moment(at)} className="num">
      {words ? agoInWords(at, now) : ago(at, now)}
    </time>
  )
}
