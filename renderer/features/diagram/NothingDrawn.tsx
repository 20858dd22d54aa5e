import { Button } from '@mantine/core'
import type { DiagramAnswer } from '#contract/diagram'
import { navigate } from '../../app/routes'
import { EmptyState } from '../../ui/EmptyState'
import { Name } from '../../ui/Name'
import { counted } from './Foot'
import { drawAnyway } from './load'
import { useDiagram } from './store'
import { subjectRoute, type Subject } from './subject'
import { tableCount } from './SubjectMenu'

/** What stands where what was asked for is not drawn: why, and the ways on. */
export function NothingDrawn({ answer, subject }: { answer: DiagramAnswer; subject: Subject }) {
  const { picture, laying, halted, answer: read } = useDiagram()
  if (laying !== null || read.loading) return null
  if (halted !== null) {
    const ways = (
      <div className="row">
        <Button onClick={() => drawAnyway()}>Draw {counted(halted.tables, 'table')}</Button>
      </div>
    )
    return halted.why === 'large' ? (
      <EmptyState title={`${counted(halted.tables, 'table')} are a lot for one picture`}>
        <p>
          Laying them out takes a while, and little of it can be read at once. <kbd>/</kbd> finds a table and
          draws it with its neighbours; the menu above has the schemas one by one.
        </p>
        {ways}
      </EmptyState>
    ) : (
      picture === null && (
        <EmptyState title="The layout was cancelled">
          <p>Nothing is drawn yet.</p>
          {ways}
        </EmptyState>
      )
    )
  }
  if (picture === null || picture.boxes.size > 0) return null
  return (
    <EmptyState title="No tables to draw">
      {subject.kind === 'around' || subject.kind === 'set' ? (
        <p>
          What this address names is not among the tables that were read. It may have been dropped, or come
          with a revision that is still pending.
        </p>
      ) : (
        <p>
          {subject.kind === 'all' ? (
            'This database'
          ) : (
            <Name text={subject.kind === 'home' ? answer.home : subject.schema} />
          )}{' '}
          holds no tables. Apply a revision, and what it makes is drawn here.
        </p>
      )}
      <div className="row">
        {tableCount(answer) > 0 && (
          <Button onClick={() => navigate(subjectRoute({ kind: 'all' }))}>
            Draw all {counted(tableCount(answer), 'table')}
          </Button>
        )}
        <Button variant="default" onClick={() => navigate(['history'])}>
          Go to History
        </Button>
      </div>
    </EmptyState>
  )
}
