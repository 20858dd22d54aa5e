import type { Hazard } from '#contract/schema-plan'
import type { AlterRule, Judged } from './hazard'

const rules: readonly AlterRule[] = []

/** What one ALTER TABLE may do to data, or to those who use the table meanwhile. */
export function alterHazards(judged: Judged): Hazard[] {
  return rules.flatMap((rule) => rule(judged))
}
