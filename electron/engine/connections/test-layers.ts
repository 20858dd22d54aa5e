import { ConnectionLayer, type ConnectionTest, type ServerInfo } from '#contract/connection'
import type { ErrorCode } from '#contract/errors'
import { toAppErrorData } from '../errors'

type Layer = ConnectionTest['layers'][number]

const order = ConnectionLayer.options

/** The layer that an attempt to connect failed in, by its error's code. */
const layerOf: Partial<Record<ErrorCode, ConnectionLayer>> = {
  'name-not-found': 'name',
  network: 'network',
  'connection-lost': 'network',
  timeout: 'network',
  tls: 'tls',
  authentication: 'authentication',
  'password-needed': 'authentication',
  'no-such-database': 'database',
  'server-too-old': 'database',
  'embedded-in-use': 'database',
  disk: 'database',
  privilege: 'privilege',
}

/** What a test has found so far, layer by layer. */
export class TestLayers {
  readonly #found = new Map<ConnectionLayer, Layer>()
  #since = performance.now()

  /** The layer stands. */
  passed(layer: ConnectionLayer, detail: string | null): void {
    this.#say(layer, 'passed', detail)
  }

  /** This connection does without the layer. */
  notNeeded(layer: ConnectionLayer, detail: string | null): void {
    this.#say(layer, 'not-needed', detail)
  }

  /** What is known of a layer. */
  say(layer: ConnectionLayer, known: Pick<Layer, 'state' | 'detail'>): void {
    this.#say(layer, known.state, known.detail)
  }

  /** The layers, where the connection came about (or needs none yet). */
  result(server: ServerInfo | null): ConnectionTest {
    return { layers: this.#inOrder(), server, error: null }
  }

  /** The layers up to the one the error belongs to, which failed; `tls` is what is known of that layer, where it did not. */
  failure(error: unknown, tls: Pick<Layer, 'state' | 'detail'> | null): ConnectionTest {
    const data = toAppErrorData(error)
    const failed = this.#failedLayer(data.code)
    for (const layer of order.slice(0, order.indexOf(failed))) {
      // A server that refuses for want of privilege does not tell whether the database exists.
      const told = failed !== 'privilege' || layer !== 'database'
      if (!told || this.#found.has(layer)) continue
      // A link may be plain where TLS is only preferred: that sign-in was reached tells nothing of it.
      if (layer !== 'tls') this.#say(layer, 'passed', null)
      else if (tls !== null) this.say(layer, tls)
    }
    this.#say(failed, 'failed', data.message)
    return { layers: this.#inOrder(), server: null, error: data }
  }

  #failedLayer(code: ErrorCode): ConnectionLayer {
    const named = layerOf[code]
    if (named !== undefined && this.#found.get(named)?.state !== 'not-needed') return named
    return order.find((layer) => !this.#found.has(layer)) ?? 'privilege'
  }

  #say(layer: ConnectionLayer, state: Layer['state'], detail: string | null): void {
    const now = performance.now()
    const ms = state === 'not-needed' ? null : Math.round(now - this.#since)
    this.#since = now
    this.#found.set(layer, { layer, state, detail, ms })
  }

  #inOrder(): Layer[] {
    return order.map(
      (layer) => this.#found.get(layer) ?? { layer, state: 'not-reached', detail: null, ms: null },
    )
  }
}
