import type { Finding, Health, HealthRule } from '#contract/health'
import { objectId } from '../tree/groups'

/** The findings that stand, by the tree id of the object that they are shown with. */
export function byObject(health: Health): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const finding of health.findings) {
    const id = objectId(finding.page)
    const list = found.get(id)
    if (list === undefined) found.set(id, [finding])
    else list.push(finding)
  }
  return found
}

/** Whether the project has not let it be. */
export function stands({ suppressed }: Finding): boolean {
  return suppressed === null
}

/** Findings by rule, in the order of their first. */
export function byRule(findings: readonly Finding[]): { rule: HealthRule; findings: Finding[] }[] {
  const found = new Map<HealthRule, Finding[]>()
  for (const finding of findings) {
    const list = found.get(finding.rule)
    if (list === undefined) found.set(finding.rule, [finding])
    else list.push(finding)
  }
  return [...found].map(([rule, list]) => ({ rule, findings: list }))
}

/** What tells a finding from every other. */
export function findingKey({ rule, ref, what }: Finding): string {
  return JSON.stringify([rule, ref.kind, ref.schema, ref.table, ref.name, what])
}
