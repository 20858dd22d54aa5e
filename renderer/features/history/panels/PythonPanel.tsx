import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Project } from '#contract/revision'
import { OnePython } from './OnePython'
import { inPlace } from './in-place'
import { usePythons } from './usePythons'
import { goBack } from '../../../app/routes'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Notice } from '../../../ui/Notice'
import { ProgressLine } from '../../../ui/ProgressLine'
import { useEscape } from '../../../ui/useEscape'

/** The Pythons that may be the project's own: what each has, and whether it may run the project's code. */
export function PythonPanel({ project }: { project: Project }) {
  const pythons = usePythons(project.folder)
  const [typed, setTyped] = useState('')
  const { value, loading, error, busy, failure } = pythons
  // A line that moved under the pointer would be clicked for another: each keeps its place while this is open.
  const [order, setOrder] = useState<readonly string[]>([])
  const { candidates, paths } = inPlace(value?.candidates ?? [], order)
  if (paths.length !== order.length) setOrder(paths)
  const chosen = value?.candidates.find((one) => one.chosen) ?? null
  const leave = () => goBack(['history'])
  const escape = useEscape(leave)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="panel" aria-labelledby="python-title" {...escape}>
      <div className="detail-body">
        <div className="row wrap">
          <h2 className="detail-title grow work-title" id="python-title" ref={heading} tabIndex={-1}>
            The project’s Python
          </h2>
          <Button variant="default" onClick={leave}>
            Close
          </Button>
        </div>
        <p className="dim">
          A revision that can’t be read as data is told, or run, by the project’s own Alembic. That needs a
          Python with what the project imports. Varve starts none that you have not allowed for this project.
        </p>
        {value?.notice != null && <Notice tone="warn" title={value.notice} />}
        {error !== null && <ErrorNotice error={error} />}
        {loading && value === null && <ProgressLine share={null} label="Looking for Pythons" />}
        {value?.candidates.length === 0 && (
          <p>
            None was found: no .venv or venv beside the project, none of uv, Poetry or Pipenv, none in PATH.
          </p>
        )}
        <ul className="pythons" aria-label="Pythons">
          {candidates.map((python) => (
            <OnePython key={python.path} python={python} busy={busy !== null} pythons={pythons} />
          ))}
        </ul>
        {failure !== null && <ErrorNotice error={failure} />}
        {busy !== null && (
          <div role="status">
            <ProgressLine share={null} label={busy} />
            <p className="dim">{busy}…</p>
          </div>
        )}
        <form
          className="row python-choose"
          onSubmit={(event) => {
            event.preventDefault()
            if (typed.trim() !== '') pythons.choose(typed.trim())
          }}
        >
          <TextInput
            className="grow"
            aria-label="Path of another Python"
            placeholder="/path/to/environment/bin/python"
            classNames={{ input: 'mono' }}
            spellCheck={false}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={busy !== null || typed.trim() === ''}>
            Choose this one
          </Button>
          {chosen !== null && (
            <Button variant="default" disabled={busy !== null} onClick={() => pythons.choose(null)}>
              Back to what is found
            </Button>
          )}
        </form>
      </div>
    </section>
  )
}
