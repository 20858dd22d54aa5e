import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Comparison } from '#contract/compare'
import type { AppErrorData } from '#contract/errors'
import { useCompare } from '../store'
import { client } from '../../../app/client'
import { toErrorData } from '../../../app/errors'
import { useWorkspace } from '../../../app/workspace'
import { countOf } from '../../../ui/amounts'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Name } from '../../../ui/Name'

/** Saves one side's catalog as a file, to be compared with later. */
export function SnapshotForm({ comparison }: { comparison: Comparison }) {
  const folder = useWorkspace((state) => state.project?.folder ?? '')
  const scratch = useCompare((state) => state.wanted?.scratch ?? null)
  const [open, setOpen] = useState(false)
  const [which, setWhich] = useState('from')
  const [file, setFile] = useState(`${folder}${folder.includes('\\') ? '\\' : '/'}schema.json`)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppErrorData | null>(null)
  const [saved, setSaved] = useState<{ file: string; objects: number } | null>(null)
  const save = () => {
    setBusy(true)
    setError(null)
    setSaved(null)
    const { side } = which === 'to' ? comparison.to : comparison.from
    client.compare
      .snapshot({ side, scratch, file: file.trim() })
      .then(setSaved, (thrown: unknown) => setError(toErrorData(thrown)))
      .finally(() => setBusy(false))
  }
  if (!open) {
    return (
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          Save a snapshot…
        </Button>
      </div>
    )
  }
  return (
    <form
      className="small-form"
      aria-label="Save a snapshot"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy && file.trim() !== '') save()
      }}
    >
      <SegmentedControl
        aria-label="Side"
        data={[
          { value: 'from', label: `from: ${comparison.from.title}` },
          { value: 'to', label: `to: ${comparison.to.title}` },
        ]}
        value={which}
        onChange={setWhich}
      />
      <TextInput
        autoFocus
        label="File"
        description="JSON, one fact a line; its DDL where the name ends in .sql."
        classNames={{ input: 'mono' }}
        spellCheck={false}
        value={file}
        onChange={(event) => setFile(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" disabled={busy || file.trim() === ''}>
          Save
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          Close
        </Button>
      </div>
      {saved !== null && (
        <p role="status">
          Saved: {countOf(saved.objects, 'object')} in <Name text={saved.file} />.
        </p>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </form>
  )
}
