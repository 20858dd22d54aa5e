import { AppError } from '#engine/errors'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Reply, Request, Setting, WorkerInput } from './messages'

const restMs = 500

/** One PGlite in its worker. A WASM call can't be interrupted: stopping means ending the worker, as a crash would. */
export class Backend {
  readonly #worker: Worker
  // The worker answers in order; at quit the request to close may stand beside one of a session just opened.
  readonly #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void }[] = []
  #ended: AppError | null = null
  #onEnd: (error: AppError) => void = () => undefined

  private constructor(worker: Worker) {
    this.#worker = worker
    worker.on('message', (reply: Reply) => {
      if (reply.kind === 'broken') this.#end(broken(reply.message))
      else this.#settle()?.resolve(reply)
    })
    worker.on('error', (error) => this.#end(broken(error instanceof Error ? error.message : String(error))))
    worker.on('exit', () => this.#end(broken('its worker ended')))
  }

  /** Opens the folder, or an empty database in memory; PostgreSQL recovers by itself what a crash left. */
  static async start(file: string, of: Omit<WorkerInput, 'template'>): Promise<Backend> {
    const { backend, ready } = Backend.launch(file, of)
    await ready
    return backend
  }

  /** As `start`, at hand before it is ready, so that it can be ended before. */
  static launch(
    file: string,
    of: Omit<WorkerInput, 'template'>,
  ): { backend: Backend; ready: Promise<unknown> } {
    const template = join(dirname(file), 'embedded.tar.gz')
    const workerData: WorkerInput = { ...of, template: existsSync(template) ? template : null }
    const backend = new Backend(new Worker(file, { workerData }))
    return { backend, ready: backend.#next() }
  }

  get ended(): boolean {
    return this.#ended !== null
  }

  /** Called once, when the backend is gone for whatever reason. */
  onEnd(listener: (error: AppError) => void): void {
    this.#onEnd = listener
  }

  /** Sends one batch of frontend messages. */
  async protocol(bytes: Uint8Array): Promise<Uint8Array> {
    const reply = await this.#ask({ kind: 'protocol', bytes })
    if (reply.kind !== 'protocol')
      throw new Error(`The embedded database answered ${reply.kind} to a statement.`)
    return reply.bytes
  }

  /** Brings in another session's settings; answers with those of the session before. */
  async switch(settings: readonly Setting[]): Promise<readonly Setting[]> {
    const reply = await this.#ask({ kind: 'switch', settings })
    return reply.kind === 'settings' ? reply.settings : []
  }

  /** Undoes an open transaction and forgets what the session has set. */
  async clean(): Promise<void> {
    await this.#ask({ kind: 'clean' })
  }

  /** Ends it at once, whatever runs; resolves when nothing of it runs any more. */
  async kill(reason: AppError): Promise<void> {
    this.#end(reason)
    await this.#worker.terminate()
  }

  /**
   * Ends one that holds nothing to be kept. Where it is idle, its thread is given a moment: one that is ended while V8
   * still compiles for it in the background may wait for that, and that for it, for ever
   * (https://github.com/nodejs/node/issues/54918, seen with Node 18.15). So nobody waits for the thread either.
   */
  retire(reason: AppError): void {
    if (this.#ended !== null) return
    const end = (): void => void this.#worker.terminate()
    if (this.#waiting.length > 0) end()
    else setTimeout(end, restMs).unref()
    this.#tellEnd(reason)
  }

  /** Ends it properly. */
  async close(): Promise<void> {
    if (this.#ended === null) await this.#ask({ kind: 'close' }).catch(() => undefined)
    await this.kill(new AppError('connection-lost', 'The embedded database was closed.'))
  }

  #ask(request: Request): Promise<Reply> {
    if (this.#ended !== null) return Promise.reject(this.#ended)
    this.#worker.postMessage(request)
    return this.#next()
  }

  #next(): Promise<Reply> {
    // An idle worker must not keep the process alive; a working one must.
    this.#worker.ref()
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
    })
  }

  #settle() {
    const waiting = this.#waiting.shift()
    if (this.#waiting.length === 0) this.#worker.unref()
    return waiting
  }

  #end(error: AppError): void {
    if (this.#ended !== null) return
    void this.#worker.terminate()
    this.#tellEnd(error)
  }

  #tellEnd(error: AppError): void {
    this.#ended = error
    while (this.#waiting.length > 0) this.#settle()?.reject(error)
    this.#onEnd(error)
  }
}

function broken(why: string): AppError {
  return new AppError('connection-lost', `The embedded database ended: ${why}.`, {
    advice: 'Connect again; what was committed is kept.',
  })
}
