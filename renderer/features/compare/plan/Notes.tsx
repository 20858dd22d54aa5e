import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ToldPlan } from '#contract/told-plan'

/** So many are told without asking. */
const few = 3

/** What was taken along with what was wanted, and why. */
export function Notes({ notes: { count, first } }: Pick<ToldPlan, 'notes'>) {
  const [whole, setWhole] = useState(false)
  const shown = whole ? first : first.slice(0, few)
  const untold = count - first.length
  return (
    <>
      {shown.map((note) => (
        <p key={note} className="dim">
          {note}
        </p>
      ))}
      {whole && untold > 0 && (
        <p className="dim">And {untold.toLocaleString('en-US')} more for such reasons.</p>
      )}
      {count > few && (
        <div>
          <Button variant="subtle" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? 'Show less' : `${(count - few).toLocaleString('en-US')} more taken along`}
          </Button>
        </div>
      )}
    </>
  )
}
