import '../diagram.css'
import './changes.css'
import { Button } from '@mantine/core'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { ChangesBar } from './ChangesBar'
import { ChangesDrawing, small } from './drawing'
import type { RevisionDrawingProps } from '../../../app/revision-drawing'
import { countOf } from '../../../ui/amounts'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ProgressLine } from '../../../ui/ProgressLine'
import { Stage } from '../Stage'
import { actOnKey } from '../useDiagramKeys'

/** The tables that a revision touches as a picture, with what becomes of them. */
export function ChangesDiagram(props: RevisionDrawingProps) {
  const { replayed, of, revision, applied, onOpen } = props
  // The key holds all that the replay depends on.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const drawing = useMemo(() => new ChangesDrawing({ replayed, revision }), [of, revision])
  useEffect(() => drawing.heed({ applied, onOpen }))
  useEffect(() => {
    void drawing.read()
    return () => drawing.stop()
  }, [drawing])
  return <Drawn drawing={drawing} />
}

function Drawn({ drawing }: { drawing: ChangesDrawing }) {
  const { picture, count, laying, halted, error } = drawing.use()
  const { sheet } = drawing
  const room = useRef<HTMLDivElement>(null)
  // The layout takes the shape of its room, which is there before the first picture.
  useLayoutEffect(() => {
    const { clientWidth: width = 0, clientHeight: height = 0 } = room.current ?? {}
    drawing.view.setState({ width, height })
  }, [drawing])
  if (error !== null)
    return (
      <div className="changes-words">
        <ErrorNotice
          error={error}
          actions={<Button onClick={() => void drawing.read()}>Draw again</Button>}
        />
      </div>
    )
  if (count?.touched === 0)
    return (
      <p className="changes-words dim">
        It changes no table: {count.elsewhere === 1 ? 'its change is' : 'its changes are'} of views, types or
        other objects, which are told in the list.
      </p>
    )
  return (
    <div
      className="changes"
      onKeyDown={(event) => {
        if (actOnKey(sheet, event)) event.preventDefault()
      }}
    >
      <div className="diagram-middle" ref={room}>
        {picture !== null && <Stage sheet={sheet} picture={picture} />}
        {picture === null && halted === null && laying === null && (
          <ProgressLine share={null} label="Reading the tables" />
        )}
        {laying !== null && laying.of > small && (
          <div className="changes-note" role="status">
            <ProgressLine share={laying.done === 0 ? null : laying.done / laying.of} label="Laying out" />
            <span className="num">Laying out {countOf(laying.of, 'table')}</span>
            <Button variant="default" onClick={() => drawing.cancel()}>
              Cancel
            </Button>
          </div>
        )}
        {halted === 'large' && count !== null && (
          <div className="changes-note" role="status">
            <span>
              It touches {countOf(count.touched, 'table')}. Drawing so many takes a while; the list tells
              every change.
            </span>
            <Button variant="default" onClick={() => void drawing.readAll()}>
              Draw them all
            </Button>
          </div>
        )}
        {halted === 'cancelled' && (
          <div className="changes-note" role="status">
            <span>The layout was cancelled.</span>
            <Button variant="default" onClick={() => void drawing.layOutAgain()}>
              Lay out
            </Button>
          </div>
        )}
      </div>
      {count !== null && <ChangesBar drawing={drawing} count={count} />}
    </div>
  )
}
