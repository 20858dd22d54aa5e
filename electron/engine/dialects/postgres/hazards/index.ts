import type { Rename } from '#contract/compare'
import type { Hazard } from '#contract/schema-plan'
import type { Step } from '../plan/node'
import { breaksOnDrop } from './breaks-on-drop'
import { breaksOnRename, renameSource } from './breaks-on-rename'
import { breaksOnRevoke } from './breaks-on-revoke'
import { breaksOnRowSecurity } from './breaks-on-row-security'
import { breaksOnSignature } from './breaks-on-signature'
import { breaksOnType } from './breaks-on-type'
import { dropsAttribute } from './drops-attribute'
import { dropsColumn } from './drops-column'
import { dropsSequence } from './drops-sequence'
import { dropsTable } from './drops-table'
import { failsInConversion } from './fails-in-conversion'
import { failsOnBounds } from './fails-on-bounds'
import { failsOnCheck } from './fails-on-check'
import { failsOnDuplicates } from './fails-on-duplicates'
import { failsOnLostValue } from './fails-on-lost-value'
import { failsOnNulls } from './fails-on-nulls'
import { failsOnOrphans } from './fails-on-orphans'
import { locksForCheck } from './locks-for-check'
import { locksForForeignKey } from './locks-for-foreign-key'
import { locksForIndex } from './locks-for-index'
import { locksForKey } from './locks-for-key'
import { locksForNotNull } from './locks-for-not-null'
import { rewritesForColumn } from './rewrites-for-column'
import { rewritesForExpression } from './rewrites-for-expression'
import { rewritesForStorage } from './rewrites-for-storage'
import { rewritesForType } from './rewrites-for-type'
import { roundsValues } from './rounds-values'
import type { Rule } from './rule'
import type { Sight } from './sight'
import { unlogsTable } from './unlogs-table'

const rules: readonly Rule[] = [
  dropsTable,
  dropsColumn,
  dropsSequence,
  dropsAttribute,
  roundsValues,
  unlogsTable,
  rewritesForType,
  rewritesForColumn,
  rewritesForStorage,
  rewritesForExpression,
  locksForIndex,
  locksForKey,
  locksForCheck,
  locksForForeignKey,
  locksForNotNull,
  failsOnNulls,
  failsOnDuplicates,
  failsOnCheck,
  failsOnOrphans,
  failsInConversion,
  failsOnBounds,
  failsOnLostValue,
  breaksOnDrop,
  breaksOnType,
  breaksOnSignature,
  breaksOnRevoke,
  breaksOnRowSecurity,
]

const manual = 'https://www.postgresql.org/docs/current/'

/** What a statement may do to data, or to those who use it, with the rows and bytes at stake. */
export function hazardsOf(step: Step, sight: Sight): Hazard[] {
  return rules.flatMap(({ code, source, find }) => {
    const finding = find(step, sight)
    if (finding === null) return []
    const { rows, bytes } = sight.size(sight.table(step))
    return [{ code, ref: step.part.ref, ...finding, source: `${manual}${source}`, rows, bytes }]
  })
}

/** What another name does. */
export function hazardsOfRename(rename: Rename): Hazard[] {
  const finding = breaksOnRename(rename)
  return [
    {
      code: 'breaks-readers',
      ref: rename.ref,
      ...finding,
      source: `${manual}${renameSource}`,
      rows: null,
      bytes: null,
    },
  ]
}
