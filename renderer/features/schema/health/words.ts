import type { Finding, HealthRule, Severity } from '#contract/health'

/** What a rule's findings are, as a heading. */
export function ruleText(rule: HealthRule): string {
  return {
    'invalid-index': 'Invalid indexes',
    'counter-near-end': 'Numbers running out',
    'unvalidated-constraint': 'Constraints not validated',
    'no-primary-key': 'Tables without a primary key',
    'foreign-key-types': 'Foreign keys between different types',
    'unindexed-foreign-key': 'Foreign keys without an index',
    'duplicate-index': 'Duplicate indexes',
    'prefix-index': 'Indexes that a longer one covers',
    'unused-index': 'Unused indexes',
    'mixed-collations': 'Mixed collations',
  }[rule]
}

/** How grave a finding is, in a word. */
export function severityText(severity: Severity): string {
  return { bad: 'serious', warn: 'warning', info: 'note' }[severity]
}

/** `1 finding`, `12 findings`. */
export function countText(count: number): string {
  return count === 1 ? '1 finding' : `${count.toLocaleString('en-US')} findings`
}

/** The gravest severity among findings; null for none. */
export function gravest(findings: readonly Finding[]): Severity | null {
  const order: readonly Severity[] = ['bad', 'warn', 'info']
  return order.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null
}
