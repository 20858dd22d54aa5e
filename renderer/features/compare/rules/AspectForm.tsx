import { Select } from '@mantine/core'
import { useState } from 'react'
import type { IgnoreRule } from '#contract/compare'
import { aspects } from './ruleWords'
import { keepRules } from '../load'
import { ReasonForm } from '../../../app/ReasonForm'

interface AspectFormProps {
  readonly folder: string
  readonly rules: readonly IgnoreRule[]
  onDone(): void
}

/** Leaves one aspect of every object out, with the reason. */
export function AspectForm({ folder, rules, onDone }: AspectFormProps) {
  // What an extension brought is never read, so there is nothing of it to leave out.
  const left = aspects.filter(
    ([aspect]) => aspect !== 'extension-members' && !rules.some((rule) => isWhole(rule, aspect)),
  )
  const [what, setWhat] = useState<IgnoreRule['what'] | null>(left[0]?.[0] ?? null)
  const keep = async (reason: string) => {
    if (what === null) return
    await keepRules(folder, [...rules, { what, object: null, pattern: null, kinds: [], reason }])
  }
  return (
    <ReasonForm
      label="Ignore something everywhere"
      why="Why it may differ"
      description="Kept with the rule in .varve/compare.json of the project, for everyone."
      confirm="Ignore"
      ready={what !== null}
      keep={keep}
      onDone={onDone}
    >
      <Select
        label="What"
        data={left.map(([value, label]) => ({ value, label }))}
        value={what}
        allowDeselect={false}
        onChange={(value) => setWhat(left.find(([aspect]) => aspect === value)?.[0] ?? null)}
      />
    </ReasonForm>
  )
}

function isWhole({ what, object, pattern, kinds }: IgnoreRule, aspect: IgnoreRule['what']): boolean {
  return what === aspect && object === null && pattern === null && kinds.length === 0
}
