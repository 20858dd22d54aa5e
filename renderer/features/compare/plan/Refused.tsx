import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ToldPlan } from '#contract/told-plan'
import { RefusedLines } from './RefusedLines'
import { RefusedWords } from './RefusedWords'
import { Notice } from '../../../ui/Notice'

/** So many are told without asking. */
const few = 3

/** Changes that no statement makes, each with why. */
export function Refused({ id, plan }: { id: string; plan: ToldPlan }) {
  const [whole, setWhole] = useState(false)
  const { count, first } = plan.refused
  if (count === 0) return null
  return (
    <Notice
      tone="warn"
      title={
        count === 1
          ? 'One change is not made by the plan'
          : `${count.toLocaleString('en-US')} changes are not made by the plan`
      }
    >
      {whole ? (
        <RefusedLines id={id} plan={plan} />
      ) : (
        <ul className="change-sentences" aria-label="Not made by the plan">
          {first.slice(0, few).map((one) => (
            <li key={one.key}>
              <RefusedWords refused={one} />
            </li>
          ))}
        </ul>
      )}
      {count > few && (
        <Button variant="subtle" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Show the first few' : `Show all ${count.toLocaleString('en-US')}`}
        </Button>
      )}
    </Notice>
  )
}
