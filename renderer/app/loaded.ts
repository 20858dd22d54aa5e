import type { AppErrorData } from '#contract/errors'
import { isAbort, toErrorData } from './errors'

/** Something read from the engine: the old value stays while the next is read, and an error stands beside it. */
export interface Loaded<T> {
  readonly value: T | null
  readonly loading: boolean
  readonly error: AppErrorData | null
}

/** Nothing read yet. */
export const notLoaded: Loaded<never> = { value: null, loading: false, error: null }

/** A reader whose late answers are dropped: only the newest question may set the value. */
export function newestOnly(): <T>(
  read: (signal: AbortSignal) => Promise<T>,
  set: (change: (was: Loaded<T>) => Loaded<T>) => void,
) => Promise<void> {
  let last: AbortController | null = null
  return async (read, set) => {
    last?.abort()
    const mine = new AbortController()
    last = mine
    set((was) => ({ ...was, loading: true }))
    try {
      const value = await read(mine.signal)
      if (last === mine) set(() => ({ value, loading: false, error: null }))
    } catch (thrown) {
      if (last === mine)
        set((was) => ({ ...was, loading: false, error: isAbort(thrown) ? was.error : toErrorData(thrown) }))
    }
  }
}
