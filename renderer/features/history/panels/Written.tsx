import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { WrittenRevision } from '#contract/new-revision'
import { useHistory } from '../store'
import { navigate } from '../../../app/routes'
import { Name } from '../../../ui/Name'

/** Says which file was written, and leads to it. */
export function Written({ written }: { written: WrittenRevision }) {
  const { revision, file, parents, notes } = written
  const show = useRef<HTMLButtonElement>(null)
  useEffect(() => show.current?.focus(), [])
  const open = () => {
    useHistory.setState({ tab: 'source', place: null })
    navigate(['history', revision], 'replace')
  }
  return (
    <div className="panel">
      <div className="detail-body" role="status">
        <h2 className="detail-title">
          Written: <Name text={revision} />
        </h2>
        <p>
          <Name text={file} />
        </p>
        <p className="dim">
          {parents.length === 0 ? 'It is the first of its history.' : `It follows ${parents.join(' and ')}.`}
        </p>
        {notes.map((note) => (
          <p key={note} className="detail-reason">
            {note}
          </p>
        ))}
        <div className="row">
          <Button ref={show} onClick={open}>
            Show {revision}
          </Button>
        </div>
      </div>
    </div>
  )
}
