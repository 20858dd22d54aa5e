import type { DrawingName } from '#contract/diagram'
import { client } from '../../app/client'
import { showFailure } from '../../app/notify'
import { useWorkspace } from '../../app/workspace'
import type { Sketch } from './layout/elk-graph'
import { keptOf } from './layout/kept'
import type { Places } from './picture/links'
import type { ScreenPicture } from './picture/picture'
import { useDiagram } from './store'
import { subjectKey } from './subject'

let waiting: {
  readonly name: DrawingName
  readonly timer: ReturnType<typeof setTimeout>
  keep(): void
} | null = null

/** Keeps a picture in a moment: a table is moved many times before it stands, and kept is where it came to rest. */
export function keepSoon(name: DrawingName | null, sketch: Sketch, places: Places): void {
  keepWaiting(name)
  if (name === null) return
  const keep = () => {
    waiting = null
    client.diagrams.keep({ drawing: name, kept: keptOf(sketch, places) }).catch(showFailure)
  }
  waiting = { name, keep, timer: setTimeout(keep, 400) }
}

/** Keeps at once what waits to be kept, unless it is of this very picture. */
export function keepWaiting(but: DrawingName | null): void {
  if (waiting === null) return
  clearTimeout(waiting.timer)
  const same = but !== null && JSON.stringify(but) === JSON.stringify(waiting.name)
  if (!same) waiting.keep()
  waiting = null
}

/** What a picture is kept under; null where no project is open. */
export function drawingName({
  subject,
  columns,
  also,
}: Pick<ScreenPicture, 'subject' | 'columns' | 'also'>): DrawingName | null {
  const { connectionId } = useDiagram.getState()
  const folder = useWorkspace.getState().project?.folder
  if (connectionId === null || folder === undefined) return null
  return { folder, connectionId, subject: subjectKey(subject), columns, also: [...also] }
}
