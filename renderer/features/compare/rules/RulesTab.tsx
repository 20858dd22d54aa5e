import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Comparison, IgnoreRule } from '#contract/compare'
import { AspectForm } from './AspectForm'
import { ruleWords } from './ruleWords'
import { useRules } from './useRules'
import { keepRules } from '../load'
import { useCompare } from '../store'
import { everything, ruleKey } from '../tree/rows'
import { act } from '../../../app/notify'
import { useWorkspace } from '../../../app/workspace'
import { countOf } from '../../../ui/amounts'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Name } from '../../../ui/Name'

/** What the project does not want to be told, each with its reason, and the way to tell it again. */
export function RulesTab({ comparison }: { comparison: Comparison }) {
  const folder = useWorkspace((state) => state.project?.folder ?? '')
  const { value: rules, error } = useRules(folder)
  const [adding, setAdding] = useState(false)
  if (error !== null) {
    return (
      <div className="detail-body">
        <ErrorNotice error={error} />
      </div>
    )
  }
  if (rules === null) return null
  const tellAgain = (rule: IgnoreRule) =>
    act(() =>
      keepRules(
        folder,
        rules.filter((one) => one !== rule),
      ),
    )
  return (
    <div className="detail-body">
      <p className="dim">
        Rules are kept in the project with their reasons, so that they hold for everyone. What they hide can
        be shown in the tree all the same.
      </p>
      {rules.length === 0 && <p>Nothing is ignored.</p>}
      <ul className="rules" aria-label="Ignore rules">
        {rules.map((rule) => (
          <li key={ruleKey(rule)}>
            <div className="row">
              <strong className="grow in-words">
                <Name text={ruleWords(rule)} />
              </strong>
              <HiddenCount count={hidden(comparison, rule)} onShow={() => showHidden(rule)} />
              <Button variant="subtle" onClick={() => tellAgain(rule)}>
                Tell again
              </Button>
            </div>
            <p className="dim">{rule.reason}</p>
          </li>
        ))}
      </ul>
      {adding ? (
        <AspectForm folder={folder} rules={rules} onDone={() => setAdding(false)} />
      ) : (
        <div>
          <Button variant="default" onClick={() => setAdding(true)}>
            Ignore something everywhere…
          </Button>
        </div>
      )}
    </div>
  )
}

function HiddenCount({ count, onShow }: { count: number; onShow(): void }) {
  if (count === 0) return <span className="dim">hides nothing now</span>
  return (
    <Button variant="subtle" onClick={onShow}>
      Show {countOf(count, 'hidden difference')}
    </Button>
  )
}

function showHidden(rule: IgnoreRule): void {
  useCompare.setState({
    shown: { ...everything, ignored: true, rule: ruleKey(rule) },
    opened: new Map(),
    selected: null,
    tab: 'difference',
  })
}

function hidden({ changes }: Comparison, rule: IgnoreRule): number {
  const key = ruleKey(rule)
  return changes.filter(({ ignoredBy }) => ignoredBy !== null && ruleKey(ignoredBy) === key).length
}
