import { type Change, signOf } from '#contract/change'
import { count } from './words'
import { Name } from '../../ui/Name'

const words = { '+': 'added', '−': 'removed', '~': 'altered' } as const

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
      {changes.length > 0 && (
        <ul className="changes">
          {changes.map((change, index) => {
            const sign = signOf(change.kind)
            return (
              <li key={index}>
                <span className="change-sign" data-sign={sign} aria-hidden>
                  {sign}
                </span>
                <span className="unseen">{words[sign]} </span>
                <span>
                  <Name text={change.sentence} />
                  {change.properties.map(({ property, from, to }) => (
                    <span key={property} className="change-property">
                      {property} <span className="mono">{from ?? 'none'}</span> →{' '}
                      <span className="mono">{to ?? 'none'}</span>
                    </span>
                  ))}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {note !== null && <p className="dim">{note}</p>}
    </section>
  )
}
