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

/**
 * A revision on its lane: filled = applied, hollow = pending, half = stopped, broken = file missing, `!` = look here.
 * `above` and `below` say whether the lane goes on, and whether what it leads to is applied.
 */
export function StateMark(props: {
  state: RevisionState | null
  current: boolean
  above: 'applied' | 'pending' | null
  below: 'applied' | 'pending' | null
}) {
  const { state, current } = props
  const edge = current ? 5 : 8
  return (
    <svg
      className="mark"
      width="20"
      height="28"
      viewBox="0 0 20 28"
      aria-hidden
      data-state={state ?? 'unknown'}
    >
      {props.above !== null && <path d={`M10 0V${edge}`} className="mark-lane" data-lane={props.above} />}
      {props.below !== null && (
        <path d={`M10 ${28 - edge}V28`} className="mark-lane" data-lane={props.below} />
      )}
      {current && <circle cx="10" cy="14" r="8.2" className="mark-halo" />}
      <Sign state={state} />
    </svg>
  )
}

function Sign({ state }: { state: RevisionState | null }) {
  switch (state) {
    case 'applied':
      return <circle cx="10" cy="14" r="4.6" className="mark-full" />
    case 'missing':
      return <circle cx="10" cy="14" r="4.6" className="mark-broken" strokeDasharray="3.4 2.4" />
    case 'stopped':
      return (
        <>
          <circle cx="10" cy="14" r="4.6" className="mark-line" />
          <path d="M5.400 14a4.600 4.600 0 0 0 9.200 0z" className="mark-full" />
        </>
      )
    case 'changed':
    case 'late':
    case 'duplicate':
    case 'unreadable':
      return (
        <>
          <circle cx="10" cy="14" r="5.600" className={state === 'changed' ? 'mark-full' : 'mark-line'} />
          <path
            d="M10 10.800v3.800M10 16.600v.4"
            className="mark-bang"
            data-on={state === 'changed' || undefined}
          />
        </>
      )
    case 'pending':
      return <circle cx="10" cy="14" r="4.6" className="mark-line" />
    case null:
      return <circle cx="10" cy="14" r="3" className="mark-full" />
  }
}
