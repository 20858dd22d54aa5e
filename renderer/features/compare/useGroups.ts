import { useMemo } from 'react'
import type { Comparison } from '#contract/compare'
import { useCompare } from './store'
import { takenKeys } from './taken'
import { groupChanges } from './tree/groups'
import type { ChangeGroup } from './tree/groups'

/** What is taken of a comparison and what it is taken from. */
export interface Choice {
  readonly groups: readonly ChangeGroup[]
  /** Whether changes that delete data wait to be chosen: where a live database is what would change. */
  readonly careful: boolean
  readonly taken: readonly string[]
}

/** The comparison by object, and the keys of what is taken of it. */
export function useChoice(comparison: Comparison): Choice {
  const turned = useCompare((state) => state.turned)
  const careful = comparison.from.side.kind === 'connection'
  const groups = useMemo(
    () => groupChanges(comparison.changes, comparison.home),
    [comparison.changes, comparison.home],
  )
  const taken = useMemo(() => takenKeys(groups, turned, careful), [groups, turned, careful])
  return { groups, careful, taken }
}
