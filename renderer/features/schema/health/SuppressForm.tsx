import type { Finding } from '#contract/health'
import { suppress } from './load'
import { ReasonForm } from '../../../app/ReasonForm'

/** Asks why a finding is to be let be; the reason stands in the project, for everyone. */
export function SuppressForm({ finding, onDone }: { finding: Finding; onDone(): void }) {
  return (
    <ReasonForm
      label="Suppress"
      why="Why it may stay"
      description="Kept in .varve/health.json of the project."
      confirm="Suppress"
      keep={(reason) => suppress(finding, reason)}
      onDone={onDone}
    />
  )
}
