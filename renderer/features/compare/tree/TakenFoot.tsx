import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { Comparison } from '#contract/compare'
import type { TreeRow } from './rows'
import { useCompare } from '../store'
import { turnRows } from '../taken'
import type { Choice } from '../useGroups'

interface TakenFootProps {
  readonly comparison: Comparison
  readonly choice: Choice
  readonly rows: readonly TreeRow[]
}

/** How many changes are taken, and all or none of those that are shown with one click. */
export function TakenFoot({ comparison, choice, rows }: TakenFootProps) {
  const { changes } = comparison
  const told = useMemo(() => changes.filter(({ ignoredBy }) => ignoredBy === null).length, [changes])
  const turnTo = (to: boolean) => useCompare.setState((was) => ({ turned: turnRows(was.turned, rows, to) }))
  return (
    <>
      <span className="grow clip num">
        {choice.taken.length.toLocaleString('en-US')} of {told.toLocaleString('en-US')} taken
      </span>
      <Button variant="subtle" size="compact-xs" disabled={rows.length === 0} onClick={() => turnTo(true)}>
        Take all shown
      </Button>
      <Button variant="subtle" size="compact-xs" disabled={rows.length === 0} onClick={() => turnTo(false)}>
        Take none
      </Button>
    </>
  )
}
