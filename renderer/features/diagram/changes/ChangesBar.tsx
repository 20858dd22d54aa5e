import { ActionIcon, SegmentedControl } from '@mantine/core'
import { Maximize, Minus, Plus, Workflow } from 'lucide-react'
import type { TouchedCount, TouchState } from '#contract/touched'
import { formatRoute } from '../../../app/routes'
import { countOf } from '../../../ui/amounts'
import { ChangeSign } from '../../../ui/ChangeSign'
import { showAll, zoomBy } from '../acting'
import { signs } from '../picture/boxes'
import { subjectRoute } from '../subject'
import type { ChangesDrawing } from './drawing'
import { standingName } from './standing'
import type { ChangesShown } from './touched-rows'

const columnChoices: readonly { readonly value: ChangesShown; readonly label: string }[] = [
  { value: 'changes', label: 'Changes' },
  { value: 'all', label: 'All columns' },
]
const states: readonly TouchState[] = ['added', 'changed', 'removed']

interface ChangesBarProps {
  readonly drawing: ChangesDrawing
  readonly count: TouchedCount
}

/** How many tables are drawn and what becomes of them, and what can be done with the picture. */
export function ChangesBar({ drawing, count }: ChangesBarProps) {
  const { sheet } = drawing
  const { tables, shown, picture, applied } = drawing.use()
  const none = picture === null
  const made = states
    .map((state) => ({ state, these: tables.filter((table) => table.state === state).length }))
    .filter(({ these }) => these > 0)
  const now = tables.flatMap((table) => standingName(table, applied) ?? [])
  return (
    <div className="changes-bar">
      <p className="changes-count" role="status">
        {made.map(({ state, these }, at) => (
          <span key={state}>
            <ChangeSign sign={signs[state]} />
            {at === 0 ? countOf(these, 'table') : these.toLocaleString('en-US')} {state}
          </span>
        ))}
        {count.ends > 0 && (
          <span className="dim">and {count.ends.toLocaleString('en-US')} that they point to</span>
        )}
        {count.elsewhere > 0 && (
          <span className="dim">{countOf(count.elsewhere, 'change')} outside tables</span>
        )}
      </p>
      <SegmentedControl
        aria-label="What tables show"
        value={shown}
        data={columnChoices.map((choice) => ({ ...choice }))}
        onChange={(value) => void drawing.show(value)}
      />
      <ActionIcon
        aria-label="Zoom out"
        title="Zoom out (−)"
        disabled={none}
        onClick={() => zoomBy(sheet, 0.8)}
      >
        <Minus size={14} />
      </ActionIcon>
      <ActionIcon
        aria-label="Zoom in"
        title="Zoom in (+)"
        disabled={none}
        onClick={() => zoomBy(sheet, 1.25)}
      >
        <Plus size={14} />
      </ActionIcon>
      <ActionIcon aria-label="Show all" title="Show all (0)" disabled={none} onClick={() => showAll(sheet)}>
        <Maximize size={14} />
      </ActionIcon>
      {applied !== null && now.length > 0 && (
        <ActionIcon
          component="a"
          href={formatRoute(subjectRoute({ kind: 'set', tables: now }))}
          aria-label="Draw these tables as they are now"
          title="Draw these tables as they are now"
        >
          <Workflow size={14} />
        </ActionIcon>
      )}
    </div>
  )
}
