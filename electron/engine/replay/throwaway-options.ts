import type { SessionOptions } from '../dialects/dialect'

/** A link to a throwaway: what runs there holds nobody up, and nobody's statements are kept in the journal. */
export const throwawayOptions: SessionOptions = {
  applicationName: 'Varve (throwaway)',
  readOnly: false,
  connectTimeoutMs: 10_000,
  lockTimeoutMs: 0,
  statementTimeoutMs: 0,
  observe: () => () => undefined,
}
