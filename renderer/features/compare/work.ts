import type { WorkProgress } from '#contract/compare'
import { toErrorData } from '../../app/errors'
import type { Work } from './store'

/** A place for one piece of long work at a time: beginning another, or cancelling, ends the one under way. */
export function workPlace<T>(set: (change: (was: Work<T>) => Work<T>) => void): {
  begin<E>(
    ask: (signal: AbortSignal) => Promise<AsyncIterable<WorkProgress | E>>,
    answer: (event: E) => T,
  ): Promise<void>
  cancel(): void
} {
  let last: AbortController | null = null
  return {
    async begin<E>(
      ask: (signal: AbortSignal) => Promise<AsyncIterable<WorkProgress | E>>,
      answer: (event: E) => T,
    ) {
      last?.abort()
      const mine = new AbortController()
      last = mine
      const tell = (change: (was: Work<T>) => Work<T>) => {
        if (!mine.signal.aborted) set(change)
      }
      tell((was) => ({ ...was, state: 'working', progress: null, error: null }))
      try {
        for await (const event of await ask(mine.signal)) {
          if (isProgress(event)) tell((was) => ({ ...was, progress: event }))
          else tell(() => ({ state: 'done', progress: null, error: null, value: answer(event) }))
        }
      } catch (thrown) {
        tell((was) => ({ ...was, state: 'failed', progress: null, error: toErrorData(thrown) }))
      }
    },
    cancel() {
      last?.abort()
      last = null
      set((was) => (was.state === 'working' ? { ...was, state: 'cancelled', progress: null } : was))
    },
  }
}

function isProgress(event: unknown): event is WorkProgress {
  return typeof event === 'object' && event !== null && 'kind' in event && event.kind === 'progress'
}
