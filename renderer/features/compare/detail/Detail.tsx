import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import type { ComparedChange, Comparison } from '#contract/compare'
import { Difference } from './Difference'
import { Overview } from './Overview'
import { Written } from './Written'
import { PlanTab } from '../plan/PlanTab'
import { RulesTab } from '../rules/RulesTab'
import { useCompare } from '../store'
import type { ChangeGroup } from '../tree/groups'
import type { Choice } from '../useGroups'
import { Tabs } from '../../../ui/Tabs'

const restMs = 120

/** Beside the tree: what the chosen change is, the way from one side to the other, and what is not told. */
export function Detail({ comparison, choice }: { comparison: Comparison; choice: Choice }) {
  const tab = useCompare((state) => state.tab)
  // Whoever moves through thousands of changes is not kept waiting by the DDL of each.
  const [selected] = useDebouncedValue(
    useCompare((state) => state.selected),
    restMs,
    { leading: true },
  )
  const chosen = useMemo(() => findChosen(choice.groups, selected), [choice.groups, selected])
  const difference =
    chosen === null ? (
      <Overview comparison={comparison} choice={choice} />
    ) : (
      <Difference comparison={comparison} group={chosen.group} compared={chosen.compared} />
    )
  return (
    <div className="panel">
      <Written />
      <Tabs
        label="Comparison"
        value={tab}
        onChange={(value) => useCompare.setState({ tab: value })}
        tabs={[
          { value: 'difference', label: 'Difference', count: null, panel: difference },
          {
            value: 'plan',
            label: 'Plan',
            count: null,
            panel: <PlanTab comparison={comparison} choice={choice} />,
          },
          { value: 'rules', label: 'Ignored', count: null, panel: <RulesTab comparison={comparison} /> },
        ]}
      />
    </div>
  )
}

function findChosen(
  groups: readonly ChangeGroup[],
  selected: string | null,
): { group: ChangeGroup; compared: ComparedChange | null } | null {
  for (const group of groups) {
    if (group.key === selected) return { group, compared: null }
    const compared = group.changes.find(({ key }) => key === selected)
    if (compared !== undefined) return { group, compared }
  }
  return null
}
