import type { Finding } from '#contract/health'
import { FindingCard } from './FindingCard'
import { findingKey } from './findings'

/** What is worth mending of one object. */
export function HealthTab({ findings }: { findings: readonly Finding[] }) {
  return findings.map((finding) => <FindingCard key={findingKey(finding)} finding={finding} linked={false} />)
}
