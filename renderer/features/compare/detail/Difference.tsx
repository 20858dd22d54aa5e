import { Button, CloseButton } from '@mantine/core'
import { EyeOff } from 'lucide-react'
import { useState } from 'react'
import type { ObjectRef } from '#contract/catalog'
import type { ComparedChange, Comparison } from '#contract/compare'
import { refKey } from '#contract/ref-key'
import { DdlOfBoth } from './DdlOfBoth'
import { IgnoreForm } from '../rules/IgnoreForm'
import { useCompare } from '../store'
import { ddlRef } from '../tree/groups'
import type { ChangeGroup } from '../tree/groups'
import { ChangeSentences } from '../../../app/ChangeText'
import { useKeys } from '../../../ui/useKeys'

interface DifferenceProps {
  readonly comparison: Comparison
  readonly group: ChangeGroup
  /** Null where the object is chosen as a whole. */
  readonly compared: ComparedChange | null
}

/** What is said of one object at once; a table may have thousands of changes. */
const mostSaid = 40

/** One object on both sides: what differs in words, and its DDL beside each other. */
export function Difference({ comparison, group, compared }: DifferenceProps) {
  const [ignoring, setIgnoring] = useState<string | null>(null)
  const leave = () => useCompare.setState({ selected: null })
  useKeys({ Escape: leave })
  const said = compared === null ? group.changes : [compared]
  const key = compared?.key ?? group.key
  const first = said[0]
  const ref: ObjectRef = compared === null ? group.owner : ddlRef(compared, group)
  const follows = compared !== null && group.whole !== null && compared !== group.whole
  const others = !follows && comparison.changes.length > said.length
  const takeOnly = () => {
    const wanted = new Set(said.map((one) => one.key))
    useCompare.setState({
      turned: new Map(comparison.changes.map((one) => [one.key, wanted.has(one.key)] as const)),
    })
  }
  const rule = said.every(({ ignoredBy }) => ignoredBy !== null) ? (first?.ignoredBy ?? null) : null
  return (
    <div className="column fill difference">
      <div className="difference-head">
        <div className="row difference-said">
          <div className="grow">
            <ChangeSentences
              label="What differs"
              changes={said.slice(0, mostSaid).map(({ change }) => change)}
            />
            {said.length > mostSaid && <p className="dim">and {said.length - mostSaid} more</p>}
          </div>
          {others && (
            <Button variant="default" onClick={takeOnly}>
              Take only this
            </Button>
          )}
          {rule === null && ignoring !== key && (
            <Button
              variant="default"
              leftSection={<EyeOff size={13} aria-hidden />}
              onClick={() => setIgnoring(key)}
            >
              Ignore…
            </Button>
          )}
          <CloseButton
            aria-label="Show the whole comparison"
            title="Show the whole comparison (Esc)"
            onClick={leave}
          />
        </div>
        {rule !== null && <p className="dim">Ignored: {rule.reason}</p>}
        {ignoring === key && first !== undefined && (
          <IgnoreForm
            comparison={comparison}
            target={compared?.change.ref ?? group.owner}
            onDone={() => setIgnoring(null)}
          />
        )}
      </div>
      <DdlOfBoth key={refKey(ref)} comparison={comparison} target={ref} />
    </div>
  )
}
