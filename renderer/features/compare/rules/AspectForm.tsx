import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { IgnoreRule } from '#contract/compare'
import { aspects } from './ruleWords'
import { keepRules } from '../load'
import { act } from '../../../app/notify'

interface AspectFormProps {
  readonly folder: string
  readonly rules: readonly IgnoreRule[]
  onDone(): void
}

/** Leaves one aspect of every object out, with the reason. */
export function AspectForm({ folder, rules, onDone }: AspectFormProps) {
  const left = aspects.filter(([aspect]) => !rules.some(({ what }) => what === aspect))
  const [what, setWhat] = useState<IgnoreRule['what'] | null>(left[0]?.[0] ?? null)
  const [reason, setReason] = useState('')
  const ready = what !== null && reason.trim() !== ''
  const keep = () => {
    if (what === null) return
    const rule: IgnoreRule = { what, pattern: null, kinds: [], reason: reason.trim() }
    act(() => keepRules(folder, [...rules, rule]).then(onDone))
  }
  return (
    <form
      className="compare-form"
      aria-label="Ignore something everywhere"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) keep()
      }}
    >
      <Select
        label="What"
        data={left.map(([value, label]) => ({ value, label }))}
        value={what}
        allowDeselect={false}
        onChange={(value) => setWhat(left.find(([aspect]) => aspect === value)?.[0] ?? null)}
      />
      <TextInput
        autoFocus
        label="Why it may differ"
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" disabled={!ready}>
          Ignore
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
