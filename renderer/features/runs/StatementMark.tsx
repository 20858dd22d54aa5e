import { Check, Circle, CircleDot, CircleHelp, CircleSlash, Undo2, X } from 'lucide-react'
import type { StatementState } from '#contract/run'

/** A statement's state in words. */
export const stateWords: Record<StatementState, string> = {
  waiting: 'waiting',
  running: 'running',
  done: 'done',
  failed: 'failed',
  'rolled-back': 'rolled back',
  'in-doubt': 'in doubt',
  'not-run': 'not run',
  stood: 'stood already',
}

/** A statement's state as a sign; a plain dot in a plan. */
export function StatementMark({ state }: { state: StatementState | null }) {
  const Sign = state === null ? null : signs[state]
  if (Sign === null) return <span className="statement-dot" aria-hidden />
  return <Sign size={13} className="statement-mark" aria-hidden />
}

const signs = {
  waiting: null,
  running: CircleDot,
  done: Check,
  failed: X,
  'rolled-back': Undo2,
  'in-doubt': CircleHelp,
  'not-run': CircleSlash,
  stood: Circle,
} as const
