import { CircleCheck, CircleDashed, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ToldPlan } from '#contract/told-plan'
import { ChangeSentences } from '../../../app/ChangeText'
import { countOf } from '../../../ui/amounts'
import { ErrorNotice } from '../../../ui/ErrorNotice'

/** So many differences say what went wrong. */
const mostLeft = 20

/** Whether the plan was seen to work before it is offered, in words. */
export function ProofWords({ plan: { proof, left } }: { plan: ToldPlan }) {
  switch (proof.kind) {
    case 'proved':
      return (
        <Said tone="ok" icon={<CircleCheck size={15} aria-hidden />}>
          Proved: run in {proof.where}, it made exactly the changes taken.
          {proof.reverse === true && ' Its reverse, run behind it, gave this side back.'}
          {proof.reverse === false && ' Its reverse, run behind it, did not give this side back.'}
        </Said>
      )
    case 'differs':
      return (
        <>
          <Said tone="bad" icon={<OctagonAlert size={15} aria-hidden />}>
            Not proved: run in {proof.where}, it left {countOf(left, 'difference')}.
          </Said>
          <ChangeSentences label="What is left" changes={proof.left.slice(0, mostLeft)} />
          {left > mostLeft && <p className="dim">and {(left - mostLeft).toLocaleString('en-US')} more</p>}
        </>
      )
    case 'failed':
      return (
        <>
          <Said tone="bad" icon={<OctagonAlert size={15} aria-hidden />}>
            {proof.at === null
              ? `Not proved: a copy of this side could not be made in ${proof.where}.`
              : `Not proved: statement ${proof.at + 1} failed in ${proof.where}.`}
          </Said>
          <ErrorNotice error={proof.error} />
        </>
      )
    case 'not-tried':
      return (
        <Said tone="warn" icon={<CircleDashed size={15} aria-hidden />}>
          Not proved: {proof.why}
        </Said>
      )
  }
}

function Said({
  tone,
  icon,
  children,
}: {
  tone: 'ok' | 'warn' | 'bad'
  icon: ReactNode
  children: ReactNode
}) {
  return (
    <p className="proof" data-tone={tone} role="status">
      {icon}
      <span>{children}</span>
    </p>
  )
}
