import ELK from 'elkjs/lib/elk-api'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'
import type { ELK as Elk, ElkNode } from 'elkjs/lib/elk-api'
import { sample } from './sample'

interface Running {
  readonly elk: Elk
  /** Whether it has been given anything real. */
  used: boolean
}

let running: Running | null = null
/** Enough of them for what a layout runs through most to be compiled. */
const samples = 8

/** Has the worker ready before there is anything to lay out: reading and compiling its program takes a moment. */
export function startWorker(): void {
  if (running !== null) return
  running = started()
  void warmUp(running)
}

function started(): Running {
  const elk = new ELK({ algorithms: ['layered'], workerFactory: () => new Worker(workerUrl) })
  return { elk, used: false }
}

// The first layouts of a worker take several times as long as later ones. It goes through them while the tables are
// still being read, and stops as soon as there is something to lay out.
async function warmUp(one: Running): Promise<void> {
  for (let at = 0; at < samples && !one.used; at++) await one.elk.layout(sample(12 + at)).catch(() => null)
}

/** Lays a graph out in a worker. A signal ends the worker in the middle of its work; the next call starts another. */
export async function layInWorker(graph: ElkNode, signal: AbortSignal): Promise<ElkNode> {
  signal.throwIfAborted()
  const mine = (running ??= started())
  mine.used = true
  let end = () => {}
  // A worker that has ended never answers.
  const ended = new Promise<never>((_, reject) => {
    end = () => {
      mine.elk.terminateWorker()
      if (running === mine) running = null
      reject(new DOMException('The layout was cancelled.', 'AbortError'))
    }
  })
  signal.addEventListener('abort', end, { once: true })
  try {
    return await Promise.race([mine.elk.layout(graph), ended])
  } finally {
    signal.removeEventListener('abort', end)
  }
}
