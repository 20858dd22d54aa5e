import { AppErrorData } from '#contract/errors'

/** Whatever an operation threw, as the one error value the screens show. */
export function toErrorData(thrown: unknown): AppErrorData {
  if (isTyped(thrown)) {
    const parsed = AppErrorData.safeParse(thrown.data)
    if (parsed.success) return parsed.data
  }
  const message = thrown instanceof Error && thrown.message !== '' ? thrown.message : String(thrown)
  return {
    code: 'internal',
    message: `Varve met an error it has no name for: ${message}`,
    advice:
      'What the database holds is not affected by this message. Refresh, and copy the error if it stays.',
    place: null,
    server: null,
  }
}

/** Whether an operation was given up by the screen that asked for it, which is no error to show. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError'
}

/** The error of a call that the lost link to the engine cut off. */
export function linkLost(): AppErrorData {
  return {
    code: 'connection-lost',
    message: 'The link between this window and Varve’s engine was cut before the answer came.',
    advice: 'Varve reconnects by itself. A run that was under way goes on in the engine.',
    place: null,
    server: null,
  }
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
