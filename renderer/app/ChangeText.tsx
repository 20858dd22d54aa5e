import './ChangeText.css'
import type { Change } from '#contract/change'
import { signOf } from '#contract/change'
import { ChangeSign } from '../ui/ChangeSign'
import { Name } from '../ui/Name'

/** What of an altered thing differs, one property a line. */
export function ChangedProperties({ change }: { change: Change }) {
  return change.properties.map(({ property, from, to }) => (
    <span key={property} className="changed-property">
      {property} <Value text={from} /> → <Value text={to} />
    </span>
  ))
}

/** Changes in sentences, each with its sign and what differs. */
export function ChangeSentences({ changes, label }: { changes: readonly Change[]; label: string }) {
  return (
    <ul className="change-sentences" aria-label={label}>
      {changes.map((change, index) => (
        <li key={index}>
          <ChangeSign sign={signOf(change.kind)} />
          <span>
            <Name text={change.sentence} />
            <ChangedProperties change={change} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Value({ text }: { text: string | null }) {
  return text === null ? <span className="faint">none</span> : <Name text={text} />
}
