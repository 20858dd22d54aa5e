import { Anchor } from '@mantine/core'
import type { ToldChanges } from '#contract/told-changes'
import { showPlace } from './store'
import { Name } from '../../ui/Name'

/** Why a script can't be read as data, with the way to the line that says so. */
export function Unread({ unread }: { unread: Extract<ToldChanges, { kind: 'unread' }> }) {
  const { place, why } = unread
  return (
    <span className="unread in-words">
      Not readable:{' '}
      <Anchor component="button" type="button" onClick={() => showPlace(place, 'bad')}>
        line {place.line}
      </Anchor>{' '}
      <Name text={said(why)} />
    </span>
  )
}

/** The sentence behind “line 31”. */
function said(why: string): string {
  return /^[a-z]/.test(why) ? why : `— ${why}`
}
