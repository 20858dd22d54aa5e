import { formatRoute, navigate } from '../../../app/routes'
import { countOf } from '../../../ui/amounts'
import type { Box } from '../picture/boxes'
import type { Sheet } from '../sheet'
import type { ChangesDrawing } from './drawing'

/** The sheet of a revision's changes. */
export function changesSheet(drawing: Pick<ChangesDrawing, 'use' | 'view' | 'move' | 'seek'>): Sheet {
  const { use, view } = drawing
  return {
    use: (pick) => use(pick),
    now: use.getState,
    change: (to) => use.setState(to),
    view,
    aside: 0,
    overviewFrom: 40,
    nameOf: ({ boxes }) =>
      `Diagram of the changes: ${countOf(boxes.size, 'table')}. Arrow keys move between tables, Enter leads to what is said of one.`,
    pageOf: (box) => pageOf(box, use.getState().applied),
    open: (id) => {
      const box = use.getState().picture?.boxes.get(id)
      if (box === undefined) return
      const { schema, name } = box.table
      if (box.state !== 'end') drawing.seek(box.table)
      else if (pageOf(box, use.getState().applied) !== null) navigate(['schema', schema, name])
    },
    move: (id, to) => drawing.move(id, to),
    choose: null,
  }
}

/** Where a table is looked at, if the open database has it: one that the revision makes is there only once it was applied. */
function pageOf({ state, table }: Box, applied: boolean | null): string | null {
  if (applied === null || state === (applied ? 'removed' : 'added')) return null
  return formatRoute(['schema', table.schema, table.name])
}
