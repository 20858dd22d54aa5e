import type { RevisionState } from '#contract/revision'

const words: Record<RevisionState, string> = {
  applied: 'applied',
  pending: 'pending',
  stopped: 'stopped half-way',
  changed: 'applied, file changed since',
  missing: 'applied, file missing',
  late: 'late',
  duplicate: 'number used twice',
  unreadable: 'unreadable',
}

/** A state in words, as rows and details say it. */
export function stateWords(state: RevisionState): string {
  return words[state]
}

/** A revision's sign around (0, 0): filled = applied, hollow = pending, half = stopped, broken = file missing, `!` = look here. */
export function StateMark({ state, current }: { state: RevisionState | null; current: boolean }) {
  return (
    <>
      {current && <circle r="8.2" className="mark-halo" />}
      <Sign state={state} />
    </>
  )
}

function Sign({ state }: { state: RevisionState | null }) {
  switch (state) {
    case 'applied':
      return <circle r="4.6" className="mark-full" />
    case 'missing':
      return <circle r="4.6" className="mark-broken" strokeDasharray="3.4 2.4" />
    case 'stopped':
      return (
        <>
          <circle r="4.6" className="mark-line" />
          <path d="M-4.600 0a4.600 4.600 0 0 0 9.200 0z" className="mark-full" />
        </>
      )
    case 'changed':
    case 'late':
    case 'duplicate':
    case 'unreadable':
      return (
        <>
          <circle r="5.600" className={state === 'changed' ? 'mark-full' : 'mark-line'} />
          <path
            d="M0 -3.200v3.800M0 2.600v.4"
            className="mark-bang"
            data-on={state === 'changed' || undefined}
          />
        </>
      )
    case 'pending':
      return <circle r="4.6" className="mark-line" />
    case null:
      return <circle r="3" className="mark-full" />
  }
}
