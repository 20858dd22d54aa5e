import { Duplex } from 'node:stream'
import { batchLength, greeting, isTerminate } from './wire'

/** What `pg` takes for a socket: it speaks the protocol to the embedded backend instead of a server. */
export class EmbeddedLink extends Duplex {
  readonly #send: (batch: Buffer) => Promise<Uint8Array>
  readonly #leave: () => Promise<void>
  #pending: Buffer = Buffer.alloc(0)
  #greeted = false

  constructor(send: (batch: Buffer) => Promise<Uint8Array>, leave: () => Promise<void>) {
    super({ allowHalfOpen: false })
    this.#send = send
    this.#leave = leave
  }

  connect(): this {
    queueMicrotask(() => this.emit('connect'))
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {
    // Answers are pushed as they come.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
    this.#drain().then(
      () => done(),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    )
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const destroyed = () => done(error)
    this.#leave().then(destroyed, destroyed)
  }

  async #drain(): Promise<void> {
    if (!this.#greeted) {
      const length = this.#pending.length < 4 ? 4 : this.#pending.readInt32BE(0)
      if (this.#pending.length < length) return
      this.#pending = this.#pending.subarray(length)
      this.#greeted = true
      this.push(greeting)
    }
    const length = batchLength(this.#pending)
    if (length === 0) return
    const batch = this.#pending.subarray(0, length)
    this.#pending = this.#pending.subarray(length)
    if (isTerminate(batch)) {
      this.push(null)
      return
    }
    const answer = await this.#send(batch)
    if (!this.destroyed) this.push(answer)
  }
}
