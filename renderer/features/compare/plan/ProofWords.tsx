import { Button } from '@mantine/core'
import { CircleCheck, CircleDashed, OctagonAlert } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Change } from '#contract/change'
import type { ToldPlan } from '#contract/told-plan'
import { ChangeSentences } from '../../../app/ChangeText'
import { UnfitObjects } from './UnfitObjects'
import { countOf } from '../../../ui/amounts'
import { ErrorNotice } from '../../../ui/ErrorNotice'

/** So many are told without asking. */
const few = 5

/** Whether the plan was seen to work before it is offered, in words. */
export function ProofWords({ plan: { proof, left, refused } }: { plan: ToldPlan }) {
  switch (proof.kind) {
    case 'proved':
    case 'unfit':
      return (
        <>
          {proof.kind === 'proved' ? (
            <Said tone="ok" icon={<CircleCheck size={15} aria-hidden />}>
              Proved: run in {proof.where}, it made exactly the changes taken{refusedWords(refused.count)}.
              {reverseWords(proof.reverse)}
            </Said>
          ) : (
            <Said tone="bad" icon={<OctagonAlert size={15} aria-hidden />}>
              Not proved: run in {proof.where}, it made the changes taken{refusedWords(refused.count)}, and
              what it leaves does not all fit.
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
            Not proved: run in {proof.where}, it left {countOf(left, 'difference')}.
          </Said>
          <Left changes={proof.left} count={left} />
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

function refusedWords(count: number): string {
  return count === 0 ? '' : ` but for ${count === 1 ? 'one' : count.toLocaleString('en-US')}, told below`
}

/** What is left, the first few of it until more is asked for. */
function Left({ changes, count }: { changes: readonly Change[]; count: number }) {
  const [whole, setWhole] = useState(false)
  const shown = whole ? changes : changes.slice(0, few)
  return (
    <>
      <ChangeSentences label="What is left" changes={shown} />
      {count > few && (
        <div className="row">
          <Button variant="subtle" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole
              ? 'Show the first few'
              : `Show ${countOf(Math.min(count, changes.length) - few, 'more', 'more')}`}
          </Button>
          {whole && count > changes.length && (
            <span className="dim">and {countOf(count - changes.length, 'more', 'more')}</span>
          )}
        </div>
      )}
    </>
  )
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
