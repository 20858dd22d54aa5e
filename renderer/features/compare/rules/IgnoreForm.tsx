import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ObjectRef } from '#contract/catalog'
import type { Comparison, IgnoreRule } from '#contract/compare'
import { covers } from '#contract/ignored'
import { objectWords } from './ruleWords'
import { keepRules } from '../load'
import { client } from '../../../app/client'
import { ReasonForm } from '../../../app/ReasonForm'
import { useWorkspace } from '../../../app/workspace'
import { countOf } from '../../../ui/amounts'
import { Name } from '../../../ui/Name'

interface IgnoreFormProps {
  readonly comparison: Comparison
  readonly target: ObjectRef
  onDone(): void
}

/** Asks why a difference is not to be told again, of this object alone or of all that a pattern fits; the rule stands in the project, for everyone. */
export function IgnoreForm({ comparison, target, onDone }: IgnoreFormProps) {
  const folder = useWorkspace((state) => state.project?.folder ?? '')
  const { home, changes } = comparison
  // The connection's own schema may be called otherwise on the next one.
  const object = target.schema === home ? { ...target, schema: '' } : target
  const [by, setBy] = useState('object')
  const [pattern, setPattern] = useState(nameOf(object))
  const wanted: Pick<IgnoreRule, 'object' | 'pattern' | 'kinds'> =
    by === 'object'
      ? { object, pattern: null, kinds: [] }
      : { object: null, pattern: pattern.trim(), kinds: [target.kind] }
  const fits = covers(wanted, home)
  const hidden = changes.filter(({ change, ignoredBy }) => ignoredBy === null && fits(change.ref)).length
  const keep = async (reason: string) => {
    const rules = await client.compare.rules({ folder })
    await keepRules(folder, [...rules, { what: 'objects', ...wanted, reason }])
  }
  return (
    <ReasonForm
      label="Ignore"
      why="Why it may differ"
      description="Kept with the rule in .varve/compare.json of the project, for everyone."
      confirm="Ignore"
      ready={folder !== '' && (by === 'object' || pattern.trim() !== '')}
      keep={keep}
      onDone={onDone}
    >
      <SegmentedControl
        aria-label="Which"
        data={[
          { value: 'object', label: `This ${target.kind.replaceAll('-', ' ')}` },
          { value: 'pattern', label: 'All that a pattern fits' },
        ]}
        value={by}
        onChange={setBy}
      />
      {by === 'pattern' && (
        <TextInput
          label={`Every ${target.kind.replaceAll('-', ' ')} called`}
          description={`* stands for any letters, ? for one. ${target.table === null ? 'The name, or schema.name.' : 'The name, table.name, or schema.table.name.'}`}
          classNames={{ input: 'mono' }}
          spellCheck={false}
          value={pattern}
          onChange={(event) => setPattern(event.currentTarget.value)}
        />
      )}
      <p className="dim" role="status">
        {by === 'object' && (
          <>
            <Name text={objectWords(object)} />:{' '}
          </>
        )}
        hides {countOf(hidden, 'difference')} of this comparison.
      </p>
    </ReasonForm>
  )
}

function nameOf({ schema, table, name }: ObjectRef): string {
  return [schema, table, name].filter((part) => part !== null && part !== '').join('.')
}
