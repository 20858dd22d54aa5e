import type { DiagramCatalog, DrawingName } from '#contract/diagram'
import { client } from '../../app/client'
import { toErrorData } from '../../app/errors'
import { newestOnly } from '../../app/loaded'
import { showFailure } from '../../app/notify'
import { useWorkspace } from '../../app/workspace'
import { choose, type Choice } from './choose'
import type { Sketch } from './layout/elk-graph'
import { keptOf, moved, restored } from './layout/kept'
import { layOut } from './layout/layout'
import { layInWorker, startWorker } from './layout/worker'
import { anchorsOf, roomyBoxes } from './picture/anchors'
import { boxOf, type ColumnsShown } from './picture/boxes'
import { measuring, readInk } from './picture/ink'
import type { Places, Point } from './picture/links'
import { placed, type Picture } from './picture/picture'
import { startOver, useDiagram } from './store'
import { subjectKey, type Subject } from './subject'
import { aspectOf, fitting, jumpTo, useViewport } from './viewport'

/** A picture of more tables is drawn only when asked for again. */
const large = 2500

const catalogs = newestOnly<DiagramCatalog>((change) =>
  useDiagram.setState((was) => ({ catalog: change(was.catalog) })),
)

/** Reads the tables of a connection, from the last look at it unless `refresh` asks for another, and draws them. */
export async function readTables(connectionId: string, refresh: boolean): Promise<void> {
  if (useDiagram.getState().connectionId !== connectionId) {
    drawing.abort()
    startOver(connectionId)
  }
  startWorker()
  const before = useDiagram.getState().catalog.value
  await catalogs.read((signal) => client.catalog.diagram({ connectionId, refresh }, { signal }))
  const { subject, catalog, columns } = useDiagram.getState()
  // The same look as before: what is drawn of it stands.
  if (subject === null || catalog.value === null || catalog.value.readAt === before?.readAt) return
  await draw(subject, columns)
}

/** Asks for a subject's picture. */
export function ask(subject: Subject): void {
  const { columns, picture, subject: before } = useDiagram.getState()
  if (before !== null && subjectKey(before) === subjectKey(subject) && picture !== null) return
  useDiagram.setState({ subject, active: null, focused: false, chosen: new Set(), pointed: null })
  void draw(subject, columns)
}

/** Shows more or fewer columns. */
export function showColumns(columns: ColumnsShown): void {
  const { subject } = useDiagram.getState()
  useDiagram.setState({ columns })
  if (subject !== null) void draw(subject, columns)
}

/** Forgets where the tables stood and lays them out. */
export async function layOutAgain(): Promise<void> {
  const { subject, columns } = useDiagram.getState()
  const name = subject === null ? null : drawingName(subject, columns)
  if (subject === null || name === null) return
  keepWaiting(name)
  await client.diagrams.forget({ drawing: name }).catch(showFailure)
  await draw(subject, columns, { anew: true })
}

let drawing = new AbortController()

/** Gives up the layout under way; what was drawn before stays. */
export function cancelLayout(): void {
  drawing.abort()
  useDiagram.setState(({ laying }) => ({
    laying: null,
    halted: laying === null ? null : { tables: laying.of, why: 'cancelled' },
  }))
}

/** Draws a subject, where it was kept as it was kept. `anyway` draws also what is very large. */
export async function draw(
  subject: Subject,
  columns: ColumnsShown,
  how: { readonly anew?: boolean; readonly anyway?: boolean } = {},
): Promise<void> {
  const catalog = useDiagram.getState().catalog.value
  if (catalog === null) return
  drawing.abort()
  drawing = new AbortController()
  const { signal } = drawing
  const choice = choose(catalog, subject)
  const { size } = choice.tables
  if (size > large && how.anyway !== true) {
    useDiagram.setState({ halted: { tables: size, why: 'large' }, laying: null, error: null, picture: null })
    return
  }
  useDiagram.setState({ laying: { done: 0, of: size }, halted: null, error: null })
  try {
    const sketch = sketchOf(choice, columns)
    const places = await placesOf(sketch, subject, columns, how.anew === true, signal)
    if (!signal.aborted) show(placed({ subject, columns, choice, ...sketch }, places))
  } catch (thrown) {
    if (!signal.aborted) useDiagram.setState({ laying: null, error: toErrorData(thrown) })
  }
}

function sketchOf(choice: Choice, columns: ColumnsShown): Sketch {
  const measure = measuring(readInk().mono)
  const severalSchemas = new Set([...choice.tables.values()].map((table) => table.schema)).size > 1
  const plain = new Map(
    [...choice.tables].map(([id, table]) => [id, boxOf(id, table, columns, severalSchemas, measure)]),
  )
  const boxes = roomyBoxes(plain, choice.relations)
  return { boxes, relations: choice.relations, anchors: anchorsOf(choice.relations, boxes) }
}

async function placesOf(
  sketch: Sketch,
  subject: Subject,
  columns: ColumnsShown,
  anew: boolean,
  signal: AbortSignal,
): Promise<Places> {
  const aspect = aspectOf(useViewport.getState())
  const name = drawingName(subject, columns)
  const kept = anew || name === null ? null : await client.diagrams.kept({ drawing: name }, { signal })
  const places = kept === null ? null : restored(kept, sketch, aspect)
  if (places !== null) return places
  const laid = await layOut(sketch, {
    aspect,
    signal,
    lay: (graph) => layInWorker(graph, signal),
    onProgress: (done) => {
      if (!signal.aborted) useDiagram.setState({ laying: { done, of: sketch.boxes.size } })
    },
  })
  keepSoon(name, sketch, laid)
  return laid
}

function show(picture: Picture): void {
  const before = useDiagram.getState().picture
  useDiagram.setState({ picture, laying: null })
  if (before === null || !isSameSheet(before, picture))
    jumpTo(fitting(useViewport.getState(), picture.bounds))
}

// Read again and unchanged, a picture is left where a person has zoomed to.
function isSameSheet(before: Picture, now: Picture): boolean {
  const sides = ({ bounds: { left, top, right, bottom } }: Picture) =>
    [left, top, right, bottom].map(Math.round).join(' ')
  return subjectKey(before.subject) === subjectKey(now.subject) && sides(before) === sides(now)
}

/** Puts a table elsewhere by hand. */
export function moveTable(id: string, to: Point): void {
  const { picture } = useDiagram.getState()
  if (picture === null) return
  const places = moved(picture, picture.places, id, to)
  useDiagram.setState({ picture: placed(picture, places) })
  keepSoon(drawingName(picture.subject, picture.columns), picture, places)
}

let waiting: {
  readonly name: DrawingName
  readonly timer: ReturnType<typeof setTimeout>
  keep(): void
} | null = null

// A table is moved many times before it stands: what is kept is where it came to rest.
function keepSoon(name: DrawingName | null, sketch: Sketch, places: Places): void {
  keepWaiting(name)
  if (name === null) return
  const keep = () => {
    waiting = null
    client.diagrams.keep({ drawing: name, kept: keptOf(sketch, places) }).catch(showFailure)
  }
  waiting = { name, keep, timer: setTimeout(keep, 400) }
}

/** Keeps at once what waits to be kept, unless it is of this very picture. */
function keepWaiting(but: DrawingName | null): void {
  if (waiting === null) return
  clearTimeout(waiting.timer)
  const same = but !== null && but.subject === waiting.name.subject && but.columns === waiting.name.columns
  if (!same) waiting.keep()
  waiting = null
}

function drawingName(subject: Subject, columns: ColumnsShown): DrawingName | null {
  const { connectionId } = useDiagram.getState()
  const folder = useWorkspace.getState().project?.folder
  if (connectionId === null || folder === undefined) return null
  return { folder, connectionId, subject: subjectKey(subject), columns }
}
