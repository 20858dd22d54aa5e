import { formatRoute, navigate } from '../../../app/routes'
import { countOf } from '../../../ui/amounts'
import { tableId } from '../relations'
import type { Sheet } from '../sheet'
import type { ChangesDrawing } from './drawing'
import { standingName } from './standing'

/** The sheet of a revision's changes. */
export function changesSheet(drawing: Pick<ChangesDrawing, 'use' | 'view' | 'move' | 'seek'>): Sheet {
  const { use, view } = drawing
  const standing = (id: string) => {
    const { tables, applied } = use.getState()
    const table = tables.find((one) => tableId(one) === id)
    return table === undefined ? null : standingName(table, applied)
  }
  return {
    use: (pick) => use(pick),
    now: use.getState,
    change: (to) => use.setState(to),
    view,
    aside: 0,
    overviewFrom: 40,
    nameOf: ({ boxes }) =>
      `Diagram of the changes: ${countOf(boxes.size, 'table')}. Arrow keys move between tables, Enter leads to what is said of one.`,
    pageOf: ({ id }) => {
      const now = standing(id)
      return now === null ? null : formatRoute(['schema', now.schema, now.name])
    },
    open: (id) => {
      const box = use.getState().picture?.boxes.get(id)
      if (box === undefined) return
      const now = standing(id)
      if (box.state !== 'end') drawing.seek(box.table)
      else if (now !== null) navigate(['schema', now.schema, now.name])
    },
    move: (id, to) => drawing.move(id, to),
    choose: null,
  }
}
