import { navigate } from '../../app/routes'
import { besides } from './relations'
import { nextTable, rectangleOf, type Direction } from './moves'
import { activate, useDiagram } from './store'
import { fitting, glideTo, revealing, useViewport, zoomedAt, type Viewport } from './viewport'

// What stands beside the active table takes this much of the screen's right.
const asideWidth = 320

function besideTheAside(): Viewport {
  const view = useViewport.getState()
  return { ...view, width: Math.max(200, view.width - asideWidth) }
}

function withWidth(view: Viewport): Viewport {
  return { ...view, width: useViewport.getState().width }
}

/** Zooms in or out around the middle. */
export function zoomBy(factor: number): void {
  const view = useViewport.getState()
  glideTo(zoomedAt(view, factor, view.width / 2, view.height / 2))
}

/** Shows all of the picture. */
export function showAll(): void {
  const { picture } = useDiagram.getState()
  if (picture !== null) glideTo(fitting(useViewport.getState(), picture.bounds))
}

/** Goes to a table: it stands in the middle, large enough to be read. */
export function goTo(id: string): void {
  const { picture } = useDiagram.getState()
  const what = picture === null ? null : rectangleOf(picture, [id])
  if (what === null) return
  activate(id)
  const most = Math.max(0.8, Math.min(1, useViewport.getState().zoom))
  glideTo(withWidth(fitting(besideTheAside(), what, most)))
}

/** Moves the keyboard's table. */
export function step(direction: Direction): void {
  const { picture, active } = useDiagram.getState()
  const next = picture === null ? null : nextTable(picture, active, direction)
  const what = picture === null || next === null ? null : rectangleOf(picture, [next])
  if (next === null || what === null) return
  activate(next)
  glideTo(withWidth(revealing(besideTheAside(), what)))
}

/** Shows the active table with its neighbours, and all else faintly; once more shows everything again. */
export function toggleFocus(): void {
  const { picture, active, focused } = useDiagram.getState()
  if (picture === null || active === null) return
  useDiagram.setState({ focused: !focused })
  const near = [active, ...(besides(picture.relations).get(active) ?? [])]
  const what = rectangleOf(picture, near)
  if (!focused && what !== null) glideTo(withWidth(fitting(besideTheAside(), what)))
}

/** Opens the page of a table. */
export function openPage(id: string): void {
  const table = useDiagram.getState().picture?.boxes.get(id)?.table
  if (table !== undefined) navigate(['schema', table.schema, table.name])
}
