import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ObjectRef } from '#contract/catalog'
import type { IgnoreRule } from '#contract/compare'
import type { AppErrorData } from '#contract/errors'
import { keepRules } from '../load'
import { client } from '../../../app/client'
import { toErrorData } from '../../../app/errors'
import { useWorkspace } from '../../../app/workspace'
import { ErrorNotice } from '../../../ui/ErrorNotice'

/** Asks why a difference is not to be told again; the rule and its reason stand in the project, for everyone. */
export function IgnoreForm({ target, onDone }: { target: ObjectRef; onDone(): void }) {
  const folder = useWorkspace((state) => state.project?.folder ?? null)
  const [pattern, setPattern] = useState(
    target.schema === '' ? target.name : `${target.schema}.${target.name}`,
  )
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppErrorData | null>(null)
  const ready = folder !== null && reason.trim() !== '' && pattern.trim() !== '' && !busy
  const keep = () => {
    if (folder === null) return
    setBusy(true)
    setError(null)
    const rule: IgnoreRule = {
      what: 'objects',
      pattern: pattern.trim(),
      kinds: [target.kind],
      reason: reason.trim(),
    }
    client.compare
      .rules({ folder })
      .then((rules) => keepRules(folder, [...rules, rule]))
      .then(onDone, (thrown: unknown) => setError(toErrorData(thrown)))
      .finally(() => setBusy(false))
  }
  return (
    <form
      className="compare-form"
      aria-label="Ignore"
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) keep()
      }}
    >
      <TextInput
        label={`Every ${target.kind.replaceAll('-', ' ')} called`}
        description="* stands for any letters, ? for one."
        classNames={{ input: 'mono' }}
        spellCheck={false}
        value={pattern}
        onChange={(event) => setPattern(event.currentTarget.value)}
      />
      <TextInput
        autoFocus
        label="Why it may differ"
        description="Kept with the rule in the project, for everyone."
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
      {error !== null && <ErrorNotice error={error} />}
    </form>
  )
}
