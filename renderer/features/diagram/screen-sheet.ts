import { formatRoute, navigate } from '../../app/routes'
import { moveTable } from './load'
import type { Sheet } from './sheet'
import { toggleChosen, useDiagram } from './store'
import { useViewport } from './viewport'

/** The Diagram screen's sheet. */
export const screenSheet: Sheet = {
  use: (pick) => useDiagram(pick),
  now: useDiagram.getState,
  change: (to) => useDiagram.setState(to),
  view: useViewport,
  aside: 320,
  overviewFrom: 1,
  nameOf: ({ boxes }) => `Diagram of ${boxes.size} tables. Arrow keys move between tables, Enter opens one.`,
  pageOf: ({ table }) => formatRoute(['schema', table.schema, table.name]),
  open: openPage,
  move: moveTable,
  choose: toggleChosen,
}

function openPage(id: string): void {
  const table = useDiagram.getState().picture?.boxes.get(id)?.table
  if (table !== undefined) navigate(['schema', table.schema, table.name])
}
