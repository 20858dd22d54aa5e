import type { ScriptTable } from '#contract/script-change'
import type { Arguments } from '../arguments'
import { takeTable } from '../schema/name'
import type { Batch } from '../value'

/** The table an operation speaks of: that of its batch, else the one among its arguments. */
export function targetOf(batch: Batch | null, args: Arguments, key = 'table_name'): ScriptTable {
  return batch?.table ?? takeTable(args, key)
}

/** Parameter names in order, without those that a batch already knows. */
export function parameters(batch: Batch | null, ...names: readonly string[]): string[] {
  const known = new Set(['table_name', 'source_table', 'schema'])
  return batch ? names.filter((name) => !known.has(name)) : [...names]
}
