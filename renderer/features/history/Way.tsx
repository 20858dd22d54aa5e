import type { ToldChanges } from '#contract/told-changes'
import { Unread } from './Unread'
import type { Changes } from './useChanges'

/** Which way a revision's script goes, for both directions where they differ. */
export function Way({ up, down }: Changes) {
  if (up === null && down === null) return null
  if (down === null || (up?.kind === 'read' && down.kind === 'read')) return <OneWay told={up ?? down} />
  return (
    <>
      <div>
        Applying: <OneWay told={up} />
      </div>
      <div>
        Rolling back: <OneWay told={down} />
      </div>
    </>
  )
}

function OneWay({ told }: { told: ToldChanges | null }) {
  if (told === null) return 'no such part'
  return told.kind === 'read' ? 'read as data' : <Unread unread={told} />
}
