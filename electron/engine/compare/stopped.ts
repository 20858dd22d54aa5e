import type { Session } from '../dialects/dialect'
import { AppError } from '../errors'

/** Throws `cancelled` where somebody has asked to stop. */
export function refuseIfStopped(signal: AbortSignal | null): void {
  if (signal?.aborted === true) throw new AppError('cancelled', 'The comparison was cancelled.')
}

/** Works on a link that is closed behind it; an abort reaches the server. */
export async function onLink<T>(
  connect: () => Promise<Session>,
  signal: AbortSignal | null,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  refuseIfStopped(signal)
  const session = await connect()
  const cancel = (): void => void session.cancel().catch(() => undefined)
  signal?.addEventListener('abort', cancel)
  try {
    refuseIfStopped(signal)
    return await work(session)
  } catch (error) {
    refuseIfStopped(signal)
    throw error
  } finally {
    signal?.removeEventListener('abort', cancel)
    await session.close()
  }
}

/** What a promise answers, or `cancelled` as soon as somebody asks to stop; what goes on is not waited for. */
export async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal | null): Promise<T> {
  if (signal === null) return work
  // Nobody waits for what fails after a stop; an unheard failure would end the process.
  work.catch(() => undefined)
  refuseIfStopped(signal)
  let stop: () => void = () => undefined
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new AppError('cancelled', 'The comparison was cancelled.'))
  })
  signal.addEventListener('abort', stop)
  try {
    return await Promise.race([work, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
