import type { ServerTarget } from '#contract/connection'

/** What is known of a link's encryption, as the TLS layer of a test says it; `false` is a plain link. */
export function tlsLayer(
  target: ServerTarget,
  encrypted: string | boolean,
): { readonly state: 'passed' | 'not-needed'; readonly detail: string } {
  if (encrypted !== false)
    return { state: 'passed', detail: encrypted === true ? 'The link was encrypted.' : encrypted }
  if (target.tls.mode === 'disable') return { state: 'not-needed', detail: 'TLS is off for this connection.' }
  if (target.socket !== null) return { state: 'not-needed', detail: 'A socket does not leave this computer.' }
  return {
    state: 'not-needed',
    detail: 'The link is not encrypted: the server offers no TLS, or refuses it.',
  }
}
