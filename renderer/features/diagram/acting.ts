import { besides } from './relations'
import { nextTable, rectangleOf, type Direction } from './moves'
import { activate, type Sheet } from './sheet'
import { fitting, glideTo, revealing, zoomedAt, type Viewport } from './viewport'

function besideTheAside({ view, aside }: Sheet): Viewport {
  const now = view.getState()
  return { ...now, width: Math.max(200, now.width - aside) }
}

function glideBeside(sheet: Sheet, to: Viewport): void {
  glideTo(sheet.view, { ...to, width: sheet.view.getState().width })
}

/** Zooms in or out around the middle. */
export function zoomBy({ view }: Sheet, factor: number): void {
  const now = view.getState()
  glideTo(view, zoomedAt(now, factor, now.width / 2, now.height / 2))
}

/** Shows all of the picture. */
export function showAll({ view, now }: Sheet): void {
  const { picture } = now()
  if (picture !== null) glideTo(view, fitting(view.getState(), picture.bounds))
}

/** Goes to a table: it stands in the middle, large enough to be read. */
export function goTo(sheet: Sheet, id: string): void {
  const { picture } = sheet.now()
  const what = picture === null ? null : rectangleOf(picture, [id])
  if (what === null) return
  activate(sheet, id)
  const most = Math.max(0.8, Math.min(1, sheet.view.getState().zoom))
  glideBeside(sheet, fitting(besideTheAside(sheet), what, most))
}

/** Moves the keyboard's table. */
export function step(sheet: Sheet, direction: Direction): void {
  const { picture, active } = sheet.now()
  const next = picture === null ? null : nextTable(picture, active, direction)
  const what = picture === null || next === null ? null : rectangleOf(picture, [next])
  if (next === null || what === null) return
  activate(sheet, next)
  glideBeside(sheet, revealing(besideTheAside(sheet), what))
}

/** Shows the active table with its neighbours, and all else faintly; once more shows everything again. */
export function toggleFocus(sheet: Sheet): void {
  const { picture, active, focused } = sheet.now()
  if (picture === null || active === null) return
  sheet.change({ focused: !focused })
  const near = [active, ...(besides(picture.relations).get(active) ?? [])]
  const what = rectangleOf(picture, near)
  if (!focused && what !== null) glideBeside(sheet, fitting(besideTheAside(sheet), what))
}
