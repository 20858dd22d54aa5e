import { isDoubtful, type RevisionEvidence } from '#contract/stamp'
import { Chip } from '../../../ui/Chip'
import { Name } from '../../../ui/Name'

const most = 8

/** What the catalog says of one revision whose standing a stamp would change. */
export function Evidence({ evidence }: { evidence: RevisionEvidence }) {
  const { revision, message, becomes, found, missing, unread } = evidence
  return (
    <section className="evidence" aria-label={`${revision} becomes ${becomes}`}>
      <div className="row">
        <span className="mono">
          <Name text={revision} />
        </span>
        <span className="clip in-words">
          <Name text={message} />
        </span>
        <span className="grow" />
        <Chip tone={isDoubtful(evidence) ? 'warn' : 'ok'}>becomes {becomes}</Chip>
      </div>
      {unread !== null && <p className="dim">Not compared: {unread}</p>}
      <Objects sign="✓" words="There" objects={found} bad={becomes === 'pending'} />
      <Objects sign="✗" words="Not there" objects={missing} bad={becomes === 'applied'} />
      {unread === null && found.length + missing.length === 0 && (
        <p className="dim">It leaves nothing in the catalog to be compared.</p>
      )}
    </section>
  )
}

function Objects(props: { sign: string; words: string; objects: readonly string[]; bad: boolean }) {
  const { sign, words, objects, bad } = props
  if (objects.length === 0) return null
  return (
    <p className="evidence-line" data-bad={bad || undefined}>
      <span aria-hidden>{sign} </span>
      {words}: {objects.slice(0, most).join(', ')}
      {objects.length > most && ` and ${objects.length - most} more`}
    </p>
  )
}
