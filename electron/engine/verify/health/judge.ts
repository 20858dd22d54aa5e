import type { Finding, Health, Severity, Suppression } from '#contract/health'
import type { Found, Look, Rule } from './rule'
import { counterNearEnd } from './rules/counter-near-end'
import { duplicateIndex } from './rules/duplicate-index'
import { foreignKeyTypes } from './rules/foreign-key-types'
import { invalidIndex } from './rules/invalid-index'
import { mixedCollations } from './rules/mixed-collations'
import { noPrimaryKey } from './rules/no-primary-key'
import { prefixIndex } from './rules/prefix-index'
import { unindexedForeignKey } from './rules/unindexed-foreign-key'
import { unusedIndex } from './rules/unused-index'
import { unvalidatedConstraint } from './rules/unvalidated-constraint'
import { suppressionOf, sameSuppression } from './suppression'
import { tooEarly } from './too-early'

/** In the order in which equally grave findings are told. */
const rules: readonly Rule[] = [
  invalidIndex,
  counterNearEnd,
  unvalidatedConstraint,
  noPrimaryKey,
  foreignKeyTypes,
  unindexedForeignKey,
  duplicateIndex,
  prefixIndex,
  unusedIndex,
  mixedCollations,
]

const gravity: Record<Severity, number> = { bad: 0, warn: 1, info: 2 }

/** What every rule finds, the gravest first, then by rule and size; what the project lets be is marked. Pure. */
export function judge(look: Look, suppressions: readonly Suppression[]): Omit<Health, 'notice'> {
  const home = look.catalog.server.schema
  const findings = rules.flatMap((rule, order) => rule(look).map((found) => ({ found, order })))
  findings.sort(
    (a, b) =>
      gravity[a.found.severity] - gravity[b.found.severity] ||
      a.order - b.order ||
      (b.found.bytes ?? -1) - (a.found.bytes ?? -1) ||
      (a.found.what < b.found.what ? -1 : 1),
  )
  return {
    findings: findings.map(({ found }) => marked(found, suppressions, home)),
    unknown: [...look.statistics.unknown, ...unused(look)],
    countedSince: look.statistics.countedSince,
    readAt: look.catalog.readAt,
  }
}

function unused(look: Look): string[] {
  const since = tooEarly(look)
  if (since === null || look.statistics.indexes.every(({ scans }) => scans === null)) return []
  const [day = '', time = ''] = since.split('T')
  return [
    `Which indexes are unused is told once the server is known to have counted for a day; it is since ${day} ${time.slice(0, 5)} UTC.`,
  ]
}

function marked(found: Found, suppressions: readonly Suppression[], home: string): Finding {
  const wanted = suppressionOf(found.rule, found.ref, home, '')
  const by = suppressions.find((one) => sameSuppression(one, wanted))
  return { ...found, suppressed: by === undefined ? null : { reason: by.reason } }
}
