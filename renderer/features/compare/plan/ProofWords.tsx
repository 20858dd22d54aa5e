import { CircleCheck, CircleDashed, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SchemaPlan } from '#contract/schema-plan'
import { ChangeSentences } from '../../../app/ChangeText'
import { UnfitObjects } from './UnfitObjects'
import { countOf } from '../../../ui/amounts'
import { ErrorNotice } from '../../../ui/ErrorNotice'

/** Whether the plan was seen to work before it is offered, in words. */
export function ProofWords({ plan: { proof } }: { plan: SchemaPlan }) {
  switch (proof.kind) {
    case 'proved':
    case 'unfit':
      return (
        <>
          {proof.kind === 'proved' ? (
            <Said tone="ok" icon={<CircleCheck size={15} aria-hidden />}>
              Proved: run in {proof.where}, it made exactly the changes taken.
              {reverseWords(proof.reverse)}
            </Said>
          ) : (
            <Said tone="bad" icon={<OctagonAlert size={15} aria-hidden />}>
              Not proved: run in {proof.where}, it made the changes taken, and what it leaves does not all
              fit.
              {reverseWords(proof.reverse)}
            </Said>
          )}
          <UnfitObjects unfit={proof.unfit} unasked={proof.unasked} />
        </>
      )
    case 'differs':
      return (
        <>
          <Said tone="bad" icon={<OctagonAlert size={15} aria-hidden />}>
            Not proved: run in {proof.where}, it left {countOf(proof.left.length, 'difference')}.
          </Said>
          <ChangeSentences label="What is left" changes={proof.left} />
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

function reverseWords(reverse: boolean | null): string {
  if (reverse === null) return ''
  return reverse
    ? ' Its reverse, run behind it, gave this side back.'
    : ' Its reverse, run behind it, did not give this side back.'
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
