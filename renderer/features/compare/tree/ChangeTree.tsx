import { Button } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import type { Comparison } from '#contract/compare'
import { ChangeLine, lineTaken, turnLine } from './ChangeLine'
import { treeRows } from './rows'
import type { TreeRow } from './rows'
import { TakenFoot } from './TakenFoot'
import { TreeFilters } from './TreeFilters'
import { useCompare } from '../store'
import { heldBack } from '../taken'
import type { Choice } from '../useGroups'
import { Renames } from '../renames/Renames'
import { countOf } from '../../../ui/amounts'
import { Panel } from '../../../ui/Panel'
import { VirtualList } from '../../../ui/VirtualList'
import type { ListHandle } from '../../../ui/VirtualList'

/** Every difference, grouped by object, each to be taken or left. */
export function ChangeTree({ comparison, choice }: { comparison: Comparison; choice: Choice }) {
  const shown = useCompare((state) => state.shown)
  const opened = useCompare((state) => state.opened)
  const selected = useCompare((state) => state.selected)
  const turned = useCompare((state) => state.turned)
  const list = useRef<ListHandle>(null)
  const { groups, careful } = choice
  const rows = useMemo(() => treeRows(groups, shown, opened), [groups, shown, opened])
  const held = useMemo(() => (careful ? heldBack(groups, turned) : []), [careful, groups, turned])
  // Another filter shows another list, from its first line on.
  useEffect(() => list.current?.toTop(), [shown])
  const toggle = (row: TreeRow) => {
    if (row.kind !== 'group' || row.open === null) return
    const { open } = row
    useCompare.setState((was) => ({ opened: new Map([...was.opened, [row.key, !open]]) }))
  }
  const takeHeld = () =>
    useCompare.setState((was) => ({
      turned: new Map([...was.turned, ...held.map(({ key }) => [key, true] as const)]),
    }))
  return (
    <Panel
      still
      head={<TreeFilters changes={comparison.changes} onDown={() => list.current?.focus()} />}
      foot={<TakenFoot comparison={comparison} choice={choice} rows={rows} />}
    >
      {held.length > 0 && (
        <div className="change-held">
          <span className="grow">
            {countOf(held.length, 'change')} that would delete data {held.length === 1 ? 'is' : 'are'} not
            taken by {held.length === 1 ? 'itself' : 'themselves'}.
          </span>
          <Button variant="default" onClick={takeHeld}>
            Take {held.length === 1 ? 'it' : 'them'}
          </Button>
        </div>
      )}
      {rows.length === 0 && <p className="list-none">No change matches.</p>}
      <div className="change-rows">
        <VirtualList<TreeRow>
          ref={list}
          label="Changes"
          items={rows}
          keyOf={(row) => row.key}
          nameOf={(row) => (row.kind === 'group' ? row.group.owner.name : row.compared.change.ref.name)}
          selected={selected}
          onSelect={(row) => useCompare.setState({ selected: row.key })}
          onOpen={() => useCompare.setState({ tab: 'difference' })}
          treeOf={(row) =>
            row.kind === 'group' ? { level: 1, expanded: row.open } : { level: row.level, expanded: null }
          }
          onToggle={toggle}
          checkedOf={(row) => lineTaken(row, choice)}
          onCheck={(row) => turnLine(row, choice)}
          renderRow={(row) => <ChangeLine row={row} choice={choice} onToggle={() => toggle(row)} />}
        />
      </div>
      <Renames comparison={comparison} />
    </Panel>
  )
}
