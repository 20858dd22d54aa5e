import type { DiagramAnswer, DiagramExtra, DrawingName } from '#contract/diagram'
import { client } from '../../app/client'
import { toErrorData } from '../../app/errors'
import { noteLook } from '../../app/last-look'
import { newestOnly } from '../../app/loaded'
import { showFailure } from '../../app/notify'
import type { Sketch } from './layout/elk-graph'
import { readAnswer } from './answer'
import { drawingName, keepSoon, keepWaiting } from './keeping'
import { moved, restored } from './layout/kept'
import { layOut } from './layout/layout'
import { seldom } from './layout/seldom'
import { layInWorker, startWorker } from './layout/worker'
import { boxOf, type ColumnsShown } from './picture/boxes'
import { measuring, readInk } from './picture/ink'
import type { Places, Point } from './picture/links'
import { placed, type ScreenPicture } from './picture/picture'
import { severalSchemas, sketched } from './picture/sketched'
import { related } from './relations'
import { startOver, useDiagram } from './store'
import { subjectKey, type Subject } from './subject'
import { aspectOf, fitting, jumpTo, useViewport } from './viewport'

/** A picture of more tables is drawn only when asked for again. */
const large = 2500

const answers = newestOnly<DiagramAnswer>((change) =>
  useDiagram.setState((was) => ({ answer: change(was.answer) })),
)
/** What is asked for at most; null once a very large picture was asked for again. */
let most: number | null = large
/** What the last answer was given to: while the next is read, what is drawn still is of this. */
let answered: {
  readonly question: string
  readonly subject: Subject
  readonly also: readonly DiagramExtra[]
} | null = null
let readings = 0

/** Reads the tables that are asked for from the last look at a connection, or from another with `refresh`, and draws them. */
export async function readTables(connectionId: string, refresh: boolean): Promise<void> {
  if (useDiagram.getState().connectionId !== connectionId) {
    drawing.abort()
    answers.stop()
    answered = null
    startOver(connectionId)
  }
  startWorker()
  const { subject, also, answer: before } = useDiagram.getState()
  if (subject === null) return
  const reading = ++readings
  const question = { of: subject, also: [...also], most }
  await answers.read((signal) => readAnswer({ connectionId, refresh, ...question }, signal))
  const { value } = useDiagram.getState().answer
  if (reading !== readings || value === null || value === before.value) return
  noteLook(connectionId, value.readAt)
  const was = answered
  answered = { question: JSON.stringify(question), subject, also }
  // The same look as before: what is drawn of it stands.
  if (was?.question !== answered.question || value.readAt !== before.value?.readAt) await draw()
}

/** Asks for a subject's picture. */
export function ask(subject: Subject): void {
  const { picture, subject: before } = useDiagram.getState()
  if (before !== null && subjectKey(before) === subjectKey(subject) && picture !== null) return
  useDiagram.setState({ subject, active: null, focused: false, chosen: new Set(), pointed: null })
  readOn(large)
}

/** Draws views and partitions too, or no longer. */
export function showAlso(also: readonly DiagramExtra[]): void {
  useDiagram.setState({ also })
  readOn(large)
}

/** Draws what is asked for also where it is very large. */
export function drawAnyway(): void {
  readOn(null)
}

function readOn(atMost: number | null): void {
  const { connectionId } = useDiagram.getState()
  most = atMost
  drawing.abort()
  answered = null
  useDiagram.setState({ laying: null, halted: null, error: null })
  if (connectionId !== null) void readTables(connectionId, false)
}

/** Shows more or fewer columns. */
export function showColumns(columns: ColumnsShown): void {
  useDiagram.setState({ columns })
  void draw()
}

/** Forgets where the tables stood and lays them out. */
export async function layOutAgain(): Promise<void> {
  const name = answered === null ? null : drawingName({ ...answered, columns: useDiagram.getState().columns })
  if (name === null) return
  keepWaiting(name)
  await client.diagrams.forget({ drawing: name }).catch(showFailure)
  await draw(true)
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

/** Draws what was answered, where it was kept as it was kept, unless it is to be laid out anew. */
export async function draw(anew = false): Promise<void> {
  const { answer, columns } = useDiagram.getState()
  if (answer.value === null || answered === null) return
  const { subject, also } = answered
  drawing.abort()
  drawing = new AbortController()
  const { signal } = drawing
  const { tables, count, partitions, views, outside, unread } = answer.value
  if (tables === null) {
    useDiagram.setState({ halted: { tables: count, why: 'large' }, laying: null, error: null, picture: null })
    return
  }
  useDiagram.setState({ laying: { done: 0, of: count }, halted: null, error: null })
  try {
    const sketch = sketchOf(related(tables), columns)
    const drawn = { subject, columns, also }
    const places = await placesOf(sketch, drawingName(drawn), anew, signal)
    const leftOut = { partitions, views, outside, unread }
    if (!signal.aborted) show(placed({ ...drawn, leftOut, ...sketch }, places))
  } catch (thrown) {
    if (!signal.aborted) useDiagram.setState({ laying: null, error: toErrorData(thrown) })
  }
}

function sketchOf({ tables, relations }: ReturnType<typeof related>, columns: ColumnsShown): Sketch {
  const measure = measuring(readInk().mono)
  const withSchema = severalSchemas(tables.values())
  const boxes = [...tables].map(([id, table]) => boxOf(id, table, columns, withSchema, measure))
  return sketched(boxes, relations)
}

async function placesOf(
  sketch: Sketch,
  name: DrawingName | null,
  anew: boolean,
  signal: AbortSignal,
): Promise<Places> {
  const aspect = aspectOf(useViewport.getState())
  const kept = anew || name === null ? null : await client.diagrams.kept({ drawing: name }, { signal })
  const places = kept === null ? null : restored(kept, sketch, aspect)
  if (places !== null) return places
  const laid = await layOut(sketch, {
    aspect,
    signal,
    lay: (graph) => layInWorker(graph, signal),
    onProgress: seldom(signal, (done) => useDiagram.setState({ laying: { done, of: sketch.boxes.size } })),
  })
  keepSoon(name, sketch, laid)
  return laid
}

function show(picture: ScreenPicture): void {
  const before = useDiagram.getState().picture
  useDiagram.setState({ picture, laying: null })
  if (before === null || !isSameSheet(before, picture))
    jumpTo(useViewport, fitting(useViewport.getState(), picture.bounds))
}

// Read again and unchanged, a picture is left where a person has zoomed to.
function isSameSheet(before: ScreenPicture, now: ScreenPicture): boolean {
  const sides = ({ bounds: { left, top, right, bottom } }: ScreenPicture) =>
    [left, top, right, bottom].map(Math.round).join(' ')
  return subjectKey(before.subject) === subjectKey(now.subject) && sides(before) === sides(now)
}

/** Puts a table elsewhere by hand. */
export function moveTable(id: string, to: Point): void {
  const { picture } = useDiagram.getState()
  if (picture === null) return
  const places = moved(picture, picture.places, id, to)
  useDiagram.setState({ picture: placed(picture, places) })
  keepSoon(drawingName(picture), picture, places)
}
