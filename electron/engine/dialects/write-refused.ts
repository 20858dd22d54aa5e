import type { ServerMessage } from '#contract/errors'
import { AppError } from '#engine/errors'

/** A write that the server refused: because this connection asked it to, or for a reason of its own. */
export function writeRefused(server: ServerMessage, readOnly: boolean, cause?: unknown): AppError {
  if (readOnly)
    return new AppError('read-only', 'This connection is read-only; the server refused the statement.', {
      advice: 'Turn off read-only mode for this connection if it may be changed.',
      server,
      cause,
    })
  return new AppError('read-only', `The server refused to write: ${server.message}.`, {
    advice:
      'The server is a standby or set to read-only, or the transaction was begun as READ ONLY. Connect to the server that takes writes, or change what makes this one read-only.',
    server,
    cause,
  })
}
