import type { AppErrorData } from '#contract/errors'
import { toErrorData } from './errors'

/** Something read from the engine: the old value stays while the next is read, and an error stands beside it. */
export interface Loaded<T> {
  readonly value: T | null
  readonly loading: boolean
  readonly error: AppErrorData | null
}

/** Nothing read yet. */
export const notLoaded: Loaded<never> = { value: null, loading: false, error: null }

/** A reader for one place: only the newest question may set its value, and asking anew gives the last one up. */
export function newestOnly<T>(set: (change: (was: Loaded<T>) => Loaded<T>) => void): {
  read(question: (signal: AbortSignal) => Promise<T>): Promise<void>
  /** Gives up what is under way; its answer is dropped. */
  stop(): void
} {
  let last: AbortController | null = null
  return {
    async read(question) {
      last?.abort()
      const mine = new AbortController()
      last = mine
      set((was) => ({ ...was, loading: true }))
      try {
        const value = await question(mine.signal)
        if (!mine.signal.aborted) set(() => ({ value, loading: false, error: null }))
      } catch (thrown) {
        if (!mine.signal.aborted) set((was) => ({ ...was, loading: false, error: toErrorData(thrown) }))
      }
    },
    stop() {
      last?.abort()
      last = null
    },
  }
}
