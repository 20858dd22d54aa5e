import './diagram.css'
import { Button } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { ScreenProps } from '../../app/feature'
import { NeedsConnection } from '../../app/NeedsConnection'
import { useShown } from '../../app/shown'
import { openConnectionId, useWorkspace } from '../../app/workspace'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ProgressLine } from '../../ui/ProgressLine'
import { Aside } from './Aside'
import { ChosenBar } from './ChosenBar'
import { DiagramToolbar } from './DiagramToolbar'
import { Foot } from './Foot'
import { Laying } from './Laying'
import { ask, readTables } from './load'
import { NothingDrawn } from './NothingDrawn'
import { screenSheet } from './screen-sheet'
import { Stage } from './Stage'
import { useDiagram } from './store'
import { readSubject, subjectKey } from './subject'
import { useDiagramKeys } from './useDiagramKeys'

/** The tables of the open database as a picture, with the foreign keys between them. */
export function DiagramScreen({ rest }: ScreenProps) {
  const workspace = useWorkspace()
  const { connectionId, answer, picture, error, asked } = useDiagram(
    useShallow((state) => ({
      connectionId: state.connectionId,
      answer: state.answer,
      picture: state.picture,
      error: state.error,
      asked: state.subject,
    })),
  )
  const open = openConnectionId(workspace)
  const known = connectionId !== null && connectionId === workspace.connectionId
  const shown = known && workspace.session.state !== 'failed'
  const subject = useMemo(() => readSubject(rest), [rest])
  const key = subject === null ? null : subjectKey(subject)

  useEffect(() => {
    if (open !== null) void readTables(open, false)
  }, [open, workspace.databaseChanges])
  useEffect(() => {
    if (subject !== null && connectionId !== null) ask(subject)
    // The key says all there is to a subject.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, connectionId])
  useShown(answer.value?.readAt ?? null, answer.loading, shown ? readAgain : null)
  useDiagramKeys()

  if (!shown)
    return <NeedsConnection what="The Diagram screen draws its tables and the foreign keys between them." />
  if (subject === null) {
    return (
      <EmptyState title="There is no such diagram">
        <p>The address names none. The rail leads to the diagram of the whole schema.</p>
      </EmptyState>
    )
  }
  const { value } = answer
  const failed = answer.error ?? error
  const notice = failed !== null && (
    <div className="diagram-notice">
      <ErrorNotice error={failed} actions={<Button onClick={readAgain}>Read again</Button>} />
    </div>
  )
  if (value === null) {
    return failed === null ? (
      <EmptyState title="Reading the tables">
        <ProgressLine share={null} label="Reading the tables" />
      </EmptyState>
    ) : (
      notice
    )
  }
  const isNew = asked === null || picture === null || subjectKey(picture.subject) !== subjectKey(asked)
  return (
    <div className="diagram">
      <DiagramToolbar answer={value} subject={subject} />
      {notice}
      <div className="diagram-middle">
        {picture !== null && picture.boxes.size > 0 && (
          <>
            <Stage sheet={screenSheet} picture={picture} />
            <Aside picture={picture} />
            <ChosenBar picture={picture} />
          </>
        )}
        {(isNew || picture.boxes.size === 0) && <NothingDrawn answer={value} subject={subject} />}
        <Laying />
      </div>
      <Foot answer={value} picture={picture} />
    </div>
  )
}

function readAgain(): void {
  const { connectionId } = useDiagram.getState()
  if (connectionId !== null) void readTables(connectionId, true)
}
