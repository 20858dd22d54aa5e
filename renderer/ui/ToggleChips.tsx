import './ToggleChips.css'

interface ToggleChipsProps<T extends string> {
  readonly label: string
  readonly choices: readonly { readonly value: T; readonly label: string; readonly count: number | null }[]
  readonly chosen: ReadonlySet<T>
  onChange(chosen: ReadonlySet<T>): void
}

/** A line of small switches, each on or off by itself. */
export function ToggleChips<T extends string>({ label, choices, chosen, onChange }: ToggleChipsProps<T>) {
  const turn = (value: T) => {
    const next = new Set(chosen)
    if (!next.delete(value)) next.add(value)
    onChange(next)
  }
  return (
    <div className="toggle-chips" role="group" aria-label={label}>
      {choices.map(({ value, label: word, count }) => (
        <button key={value} type="button" aria-pressed={chosen.has(value)} onClick={() => turn(value)}>
          {word}
          {count !== null && <span className="num">{count.toLocaleString('en-US')}</span>}
        </button>
      ))}
    </div>
  )
}
