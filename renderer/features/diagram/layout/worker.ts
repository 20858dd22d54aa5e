import ELK from 'elkjs/lib/elk-api'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'
import type { ELK as Elk, ElkNode } from 'elkjs/lib/elk-api'

let running: Elk | null = null

/** Has the worker ready before there is anything to lay out: reading its program takes a moment. */
export function startWorker(): Elk {
  running ??= new ELK({ workerFactory: () => new Worker(workerUrl) })
  return running
}

/** Lays a graph out in a worker. A signal ends the worker in the middle of its work; the next call starts another. */
export async function layInWorker(graph: ElkNode, signal: AbortSignal): Promise<ElkNode> {
  signal.throwIfAborted()
  const elk = startWorker()
  let end = () => {}
  // A worker that has ended never answers.
  const ended = new Promise<never>((_, reject) => {
    end = () => {
      elk.terminateWorker()
      if (running === elk) running = null
      reject(new DOMException('The layout was cancelled.', 'AbortError'))
    }
  })
  signal.addEventListener('abort', end, { once: true })
  try {
    return await Promise.race([elk.layout(graph), ended])
  } finally {
    signal.removeEventListener('abort', end)
  }
}
