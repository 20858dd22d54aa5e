import type { DialectName } from '#contract/connection'
import type { Finding } from '#contract/health'
import { FindingCard } from './FindingCard'
import { findingKey } from './findings'

/** What is worth mending of one object. */
export function HealthTab({ findings, dialect }: { findings: readonly Finding[]; dialect: DialectName }) {
  return findings.map((finding) => (
    <FindingCard key={findingKey(finding)} finding={finding} dialect={dialect} linked={false} />
  ))
}
