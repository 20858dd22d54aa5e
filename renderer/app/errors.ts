import { AppErrorData } from '#contract/errors'

/** Whatever an operation threw, as the one error value the screens show. */
export function toErrorData(thrown: unknown): AppErrorData {
  if (isTyped(thrown)) {
    const parsed = AppErrorData.safeParse(thrown.data)
    if (parsed.success) return parsed.data
  }
  if (thrown instanceof Error && isLinkEnd(thrown)) return linkLost
  const message = thrown instanceof Error && thrown.message !== '' ? thrown.message : String(thrown)
  return {
    code: 'internal',
    message: `Varve met an error it has no name for: ${message}`,
    advice: 'Refresh to see what is true now, and copy this error if it stays.',
    place: null,
    server: null,
    revision: null,
  }
}

// What oRPC throws for a call whose carrier ended; a call given up by the caller is never shown.
function isLinkEnd(error: Error): boolean {
  return error.name === 'AbortError' || error.message === 'Cannot send message, WebSocket is not open.'
}

const linkLost: AppErrorData = {
  code: 'connection-lost',
  message: 'The link between this window and Varve’s engine was cut before the answer came.',
  advice: 'The window reconnects by itself; a run that was under way goes on in the engine.',
  place: null,
  server: null,
  revision: null,
}

function isTyped(thrown: unknown): thrown is { code: string; data: unknown } {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'code' in thrown &&
    thrown.code === 'APP' &&
    'data' in thrown
  )
}
