import type { PartKind } from './part'

/** The order in which kinds of parts are made where nothing else decides; they go in the opposite one. */
const order: readonly PartKind[] = [
  'schema',
  'extension',
  'foreign-data-wrapper',
  'foreign-server',
  'enum',
  'domain',
  'composite',
  'range',
  'sequence',
  'function',
  'procedure',
  'aggregate',
  'table',
  'column',
  'default',
  'ownership',
  'primary-key',
  'unique',
  'check',
  'exclusion',
  'index',
  'setting',
  'view',
  'materialized-view',
  'parent',
  'foreign-key',
  'rule',
  'trigger',
  'policy',
  'publication',
  'comment',
  'grants',
  // It would fire for what comes behind it.
  'event-trigger',
]

/** How many ranks a phase has. */
export const rankCount = order.length

/** The place of a kind in the order of making. */
export function rankOf(kind: PartKind): number {
  return order.indexOf(kind)
}
