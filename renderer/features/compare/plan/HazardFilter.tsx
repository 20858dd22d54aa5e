import type { HazardCode } from '#contract/schema-plan'
import type { HazardCount } from '#contract/told-plan'
import { hazardWords } from './HazardNote'
import { ToggleChips } from '../../../ui/ToggleChips'

interface HazardFilterProps {
  readonly hazards: readonly HazardCount[]
  readonly chosen: HazardCode | null
  onChange(chosen: HazardCode | null): void
}

/** What the statements may do, each with how many do, worst first; one chosen shows those alone. */
export function HazardFilter({ hazards, chosen, onChange }: HazardFilterProps) {
  if (hazards.length === 0) return null
  return (
    <div className="plan-filter">
      <ToggleChips
        label="Only statements with"
        choices={hazards.map(({ code, statements }) => ({
          value: code,
          label: hazardWords[code],
          count: statements,
        }))}
        chosen={new Set(chosen === null ? [] : [chosen])}
        // One at a time: the one that was not chosen before.
        onChange={(next) => onChange([...next].find((code) => code !== chosen) ?? null)}
      />
    </div>
  )
}
