import { AppError } from '#engine/errors'
import { Backend } from './backend'
import { filesOf } from './shipped-extensions'
import { embeddedWorker } from './worker-file'

/** A backend holds some hundred megabytes, so a spare that nobody takes is not kept for ever. */
const idleMs = 120_000
const soonMs = 1500

interface Launched {
  readonly backend: Backend
  readonly ready: Promise<unknown>
}

let spare: Launched | null = null
let timer: NodeJS.Timeout | null = null
const alive = new Set<Backend>()

/** An empty database in memory: the spare one where it will do, while the next spare is made. */
export async function backendInMemory(extensions: readonly string[]): Promise<Backend> {
  const files = filesOf(extensions)
  const { backend, ready } = (files.length === 0 ? takeSpare() : null) ?? launch(files)
  try {
    await ready
  } catch (error) {
    alive.delete(backend)
    throw notStarted(error)
  }
  spareSoon()
  return backend
}

/** Ends a database in memory; there is nothing to be kept. */
export function endInMemory(backend: Backend): void {
  alive.delete(backend)
  backend.retire(removed())
}

/** Ends every database in memory. */
export async function closeInMemory(): Promise<void> {
  takeSpare()
  const all = [...alive]
  alive.clear()
  await Promise.allSettled(all.map((backend) => backend.kill(removed())))
}

function launch(files: readonly string[]): Launched {
  const launched = Backend.launch(embeddedWorker(), { folder: null, extensions: files })
  alive.add(launched.backend)
  // Whoever takes it hears of a failure.
  launched.ready.catch(() => undefined)
  return launched
}

function takeSpare(): Launched | null {
  if (timer !== null) clearTimeout(timer)
  timer = null
  const found = spare
  spare = null
  return found === null || found.backend.ended ? null : found
}

/** Not at once: whoever has just got one has work for the processor, and may be the last to want one. */
function spareSoon(): void {
  if (timer !== null) clearTimeout(timer)
  timer = setTimeout(keepSpare, soonMs).unref()
}

/** Makes a spare one now, for who will soon want one. */
export function keepSpare(): void {
  if (spare === null || spare.backend.ended) spare = launch([])
  if (timer !== null) clearTimeout(timer)
  timer = setTimeout(() => {
    const idle = takeSpare()
    if (idle !== null) endInMemory(idle.backend)
  }, idleMs)
  timer.unref()
}

function removed(): AppError {
  return new AppError('connection-lost', 'The throwaway database was removed.')
}

function notStarted(error: unknown): AppError {
  const why = error instanceof Error ? error.message : String(error)
  return new AppError('internal', `The embedded database in memory does not start: ${why}`, {
    advice: 'It needs about 300 MB of free memory.',
  })
}
