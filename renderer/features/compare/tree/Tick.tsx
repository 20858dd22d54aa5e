import { Check, Minus } from 'lucide-react'

/** Whether a line is taken, as a box to click; the line itself tells it to readers, and Space turns it. */
export function Tick({ checked, onTurn }: { checked: boolean | 'mixed'; onTurn(): void }) {
  return (
    <span
      className="tick"
      data-checked={checked === false ? undefined : checked}
      aria-hidden
      onClick={(event) => {
        event.stopPropagation()
        onTurn()
      }}
    >
      {checked === true ? (
        <Check size={11} strokeWidth={3} />
      ) : checked === 'mixed' ? (
        <Minus size={11} strokeWidth={3} />
      ) : null}
    </span>
  )
}
