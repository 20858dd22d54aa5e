import type { SessionOptions } from '#engine/dialects/dialect'

/** Options that bound nothing but the connecting, and observe nothing. */
export function sessionOptions(options: Partial<SessionOptions> = {}): SessionOptions {
  return {
    applicationName: 'varve tests',
    readOnly: false,
    connectTimeoutMs: 20_000,
    lockTimeoutMs: 0,
    statementTimeoutMs: 0,
    observe: () => () => undefined,
    ...options,
  }
}
