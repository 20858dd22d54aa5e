import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PythonCandidate, PythonCheck } from '#contract/python'
import type { PythonWork } from './usePythons'
import { Age } from '../../../ui/Age'
import { Chip } from '../../../ui/Chip'
import { ConfirmBar } from '../../../ui/ConfirmBar'
import { Name } from '../../../ui/Name'

/** One Python: where it was found, what it has, and whether it may run this project's code. */
export function OnePython(props: { python: PythonCandidate; busy: boolean; pythons: PythonWork }) {
  const { python, busy, pythons } = props
  const { path, why, allowed, chosen, check } = python
  const [asked, setAsked] = useState(false)
  return (
    <li className="python">
      <div className="row wrap">
        <span className="python-path">
          <Name text={path} />
        </span>
        {chosen && <Chip tone="accent">chosen</Chip>}
        {allowed && <Chip tone="ok">allowed</Chip>}
        <span className="grow" />
        {allowed ? (
          <>
            <Button variant="default" disabled={busy} onClick={() => pythons.check(path)}>
              Check again
            </Button>
            <Button variant="default" disabled={busy} onClick={() => pythons.forget(path)}>
              No longer allow
            </Button>
          </>
        ) : (
          !asked && (
            <Button variant="default" disabled={busy} onClick={() => setAsked(true)}>
              Allow…
            </Button>
          )
        )}
      </div>
      <p className="dim">{why}</p>
      {asked && !allowed && (
        <ConfirmBar
          text="It will run this project’s code as you: env.py, the revisions, and everything they import. Allow it only where you trust the project."
          confirm="Allow and check"
          busy={busy}
          onConfirm={() => pythons.allow(path)}
          onCancel={() => setAsked(false)}
        />
      )}
      {check !== null && <Found check={check} />}
    </li>
  )
}

function Found({ check }: { check: PythonCheck }) {
  const { python, alembic, sqlalchemy, drivers, missing, checkedAt } = check
  const versions = [
    `Python ${python}`,
    ...(alembic === null ? [] : [`Alembic ${alembic}`]),
    ...(sqlalchemy === null ? [] : [`SQLAlchemy ${sqlalchemy}`]),
    ...Object.entries(drivers).map(([name, version]) => `${name} ${version}`),
  ]
  return (
    <>
      <p>
        {versions.join(' · ')}{' '}
        <span className="dim">
          checked <Age at={checkedAt} words />
        </span>
      </p>
      {missing.map((sentence) => (
        <p key={sentence} className="detail-reason">
          {sentence}
        </p>
      ))}
    </>
  )
}
