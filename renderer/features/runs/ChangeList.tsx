import type { Change } from '#contract/change'
import { count } from './words'
import { ChangeSentences } from '../../app/ChangeText'

/** What a run changed, read from the server: one sentence a change, with what differs. */
export function ChangeList({ changes, note }: { changes: readonly Change[] | null; note: string | null }) {
  if (changes === null) return note === null ? null : <p className="dim">{note}</p>
  return (
    <section aria-labelledby="changes-title">
      <h3 id="changes-title">
        {changes.length === 0
          ? 'The schema is as it was before'
          : `What changed: ${count(changes.length, 'change')}`}
      </h3>
      {changes.length > 0 && <ChangeSentences label="What changed" changes={changes} />}
      {note !== null && <p className="dim">{note}</p>}
    </section>
  )
}
