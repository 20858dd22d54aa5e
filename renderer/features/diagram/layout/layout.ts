import type { ElkNode } from 'elkjs/lib/elk-api'
import type { Places, Point } from '../picture/links'
import { elkGraph, readElk, type LaidPart, type Sketch } from './elk-graph'
import { pack, within } from './pack'
import { partsOf } from './parts'

const gap = 72
const loneGap = 28
/** A part this many times higher than wide is laid out once more, in more columns. */
const tall = 2

/** How a layout is run. */
export interface LayoutRun {
  /** Width of the screen for a height of 1. */
  readonly aspect: number
  readonly signal: AbortSignal
  /** Lays out one part; elkjs in a worker. */
  lay(graph: ElkNode): Promise<ElkNode>
  /** Told how many tables have their place within their part. */
  onProgress(tables: number): void
}

/** Gives every table a place, part by part, and packs the parts into the screen's shape. No table stands over another. */
export async function layOut(sketch: Sketch, run: LayoutRun): Promise<Places> {
  const { parts, alone } = partsOf([...sketch.boxes.keys()], sketch.relations)
  const laid = await layParts(parts, sketch, run)
  const at = new Map<string, Point>()
  const routes = new Map<string, readonly number[]>()
  const together = pack(laid, run.aspect, gap)
  laid.forEach((part, index) => {
    const corner = together.at[index] ?? { x: 0, y: 0 }
    for (const [id, point] of part.at) at.set(id, { x: corner.x + point.x, y: corner.y + point.y })
    for (const [id, points] of part.routes)
      routes.set(
        id,
        points.map((n, odd) => n + (odd % 2 === 0 ? corner.x : corner.y)),
      )
  })
  const below = together.height === 0 ? 0 : together.height + gap
  for (const [id, { x, y }] of placeAlone(alone, sketch, together.width, run.aspect))
    at.set(id, { x, y: y + below })
  return { at, routes, arranged: false }
}

async function layParts(
  parts: readonly (readonly string[])[],
  sketch: Sketch,
  run: LayoutRun,
): Promise<LaidPart[]> {
  const laid: LaidPart[] = []
  const waiting = [...parts.entries()]
  let done = 0
  // The worker has the next part before it has answered for the last: it never waits for the page.
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      run.signal.throwIfAborted()
      const [index, part] = next
      laid[index] = await layPart(part, sketch, run)
      done += part.length
      run.onProgress(done)
    }
  }
  await Promise.all([lane(), lane(), lane(), lane()])
  return laid
}

async function layPart(part: readonly string[], sketch: Sketch, run: LayoutRun): Promise<LaidPart> {
  const once = readElk(await run.lay(elkGraph(part, sketch, false)), sketch)
  if (part.length < 6 || once.height < tall * once.width) return once
  const narrow = readElk(await run.lay(elkGraph(part, sketch, true)), sketch)
  return narrow.height < once.height ? narrow : once
}

/** Tables that nothing is tied to, in rows as wide as what stands above them. */
export function placeAlone(
  ids: readonly string[],
  { boxes }: Pick<Sketch, 'boxes'>,
  width: number,
  aspect: number,
): ReadonlyMap<string, Point> {
  const lone = ids.flatMap((id) => boxes.get(id) ?? []).toSorted((a, b) => b.height - a.height)
  const square = pack(lone, aspect, loneGap)
  const packed = width > square.width ? within(lone, width + loneGap, loneGap) : square
  return new Map(lone.map((box, index) => [box.id, packed.at[index] ?? { x: 0, y: 0 }]))
}
