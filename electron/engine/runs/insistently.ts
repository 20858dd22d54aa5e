import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../errors'

/** Pauses between attempts to reach a server that went away, in milliseconds. */
const pauses = [300, 700, 1500, 2500, 5000]

/** Does something, and again for about ten seconds where the server is gone; `between` clears away what an attempt left. */
export async function insistently<T>(work: () => Promise<T>, between?: () => Promise<void>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error)) throw error
      await between?.()
      await sleep(pause)
    }
  }
  return work()
}

/** Whether the server may be back in a moment. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof AppError &&
    ['network', 'connection-lost', 'timeout', 'embedded-in-use'].includes(error.code)
  )
}
