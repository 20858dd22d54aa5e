import { useEffect } from 'react'
import type { RefusedChange, ToldPlan } from '#contract/told-plan'
import type { Pages } from './pages'
import { RefusedWords } from './RefusedWords'
import { useRefused } from './usePages'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { VirtualLines } from '../../../ui/VirtualLines'

/** Every change that a plan refuses, however many there are. */
export function RefusedLines({ id, plan }: { id: string; plan: ToldPlan }) {
  const pages = useRefused(id, plan.fingerprint)
  const places = Array.from({ length: plan.refused.count }, (_, place) => place)
  return (
    <div className="refused-all">
      {pages.error !== null && <ErrorNotice error={pages.error} />}
      <VirtualLines
        label="Not made by the plan"
        items={places}
        keyOf={(place) => `${place}`}
        estimate={() => 62}
        renderLine={(place) => <RefusedLine place={place} pages={pages} />}
      />
    </div>
  )
}

function RefusedLine({ place, pages }: { place: number; pages: Pages<RefusedChange> }) {
  useEffect(() => pages.need(place, place), [pages, place])
  const refused = pages.at(place)
  return (
    <div className="change-sentences refused-line">
      {refused !== undefined && <RefusedWords refused={refused} />}
    </div>
  )
}
