import { OctagonAlert, TriangleAlert } from 'lucide-react'
import type { UnfitObject } from '#contract/schema-plan'
import { Name } from '../../../ui/Name'

/** What does not fit the schema that a plan leaves: why, and the way on. */
export function UnfitObjects({ unfit, unasked }: { unfit: readonly UnfitObject[]; unasked: string | null }) {
  if (unfit.length === 0 && unasked === null) return null
  return (
    <ul className="unfit" aria-label="What does not fit">
      {unfit.map(({ ref, reason, advice, there }) => (
        <li key={`${ref.kind} ${ref.schema}.${ref.name}`} data-tone={there ? 'warn' : 'bad'}>
          {there ? <TriangleAlert size={14} aria-hidden /> : <OctagonAlert size={14} aria-hidden />}
          <span>
            <Name text={reason} /> <span className="dim">{advice}</span>
          </span>
        </li>
      ))}
      {unasked !== null && <li className="dim">{unasked}</li>}
    </ul>
  )
}
