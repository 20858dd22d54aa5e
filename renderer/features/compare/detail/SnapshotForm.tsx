import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Comparison } from '#contract/compare'
import type { AppErrorData } from '#contract/errors'
import { useCompare } from '../store'
import { client } from '../../../app/client'
import { toErrorData } from '../../../app/errors'
import { PathField } from '../../../app/PathField'
import { isWhole, withSlash } from '../../../app/typed-path'
import { useWorkspace } from '../../../app/workspace'
import { countOf } from '../../../ui/amounts'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Name } from '../../../ui/Name'

const wanted = { purpose: 'save', title: 'Save a snapshot', endings: ['json', 'sql'] } as const

/** Saves one side's catalog as a file, to be compared with later. */
export function SnapshotForm({ comparison }: { comparison: Comparison }) {
  const folder = useWorkspace((state) => state.project?.folder ?? '')
  const scratch = useCompare((state) => state.wanted?.scratch ?? null)
  const [open, setOpen] = useState(false)
  const [which, setWhich] = useState('from')
  const [path, setPath] = useState(`${withSlash(folder)}schema.json`)
  // The system's dialog has asked already whether a file that is there is to be replaced.
  const [picked, setPicked] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppErrorData | null>(null)
  const [saved, setSaved] = useState<{ file: string; objects: number } | null>(null)
  const file = path.trim()
  const ready = !busy && isWhole(file)
  const save = (replace: boolean) => {
    setBusy(true)
    setError(null)
    setSaved(null)
    const { side } = which === 'to' ? comparison.to : comparison.from
    client.compare
      .snapshot({ side, scratch, file, replace })
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
        if (ready) save(file === picked)
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
      <PathField
        autoFocus
        label="File"
        description="JSON, one fact a line; its DDL where the name ends in .sql."
        wanted={{ ...wanted, endings: [...wanted.endings] }}
        value={path}
        onChange={(next) => {
          setPath(next)
          setError(null)
          setSaved(null)
        }}
        onPick={setPicked}
      />
      <div className="row">
        <Button type="submit" disabled={!ready}>
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
      {error !== null && (
        <ErrorNotice
          error={error}
          actions={
            error.code === 'file-exists' ? (
              <Button variant="default" disabled={busy} onClick={() => save(true)}>
                Replace it
              </Button>
            ) : null
          }
        />
      )}
    </form>
  )
}
